import { namedPeriod, type PeriodName, type Span } from '../../../../shared/model/report-periods.ts';
import { text } from '../../text.ts';
import { LabelledSelect } from './labelled-select.tsx';

export type PeriodChoice = PeriodName | 'since-last' | 'own';

/** What the fields hold; days as fields of days take them. */
export interface PeriodDraft {
  choice: PeriodChoice;
  from: string;
  to: string;
}

const words = text.drafts.begin;

/** `2026-03-04`, where the person is. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The beginning of such a day, or of one so many days later; null for what is no day. */
export function startOfDay(day: string, later = 0): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (found === null) return null;
  const time = new Date(Number(found[1]), Number(found[2]) - 1, Number(found[3]) + later).getTime();
  return time >= 0 ? time : null;
}

/** The stretch of time that is meant; null while the dates make none. */
export function spanOf({ choice, from, to }: PeriodDraft, now: number, lastReport: number | null): Span | null {
  if (choice === 'own') {
    const [since, until] = [startOfDay(from), startOfDay(to, 1)];
    return since === null || until === null || since >= until ? null : { since, until };
  }
  if (choice === 'since-last') {
    return { since: lastReport ?? namedPeriod('this-month', now).since, until: namedPeriod('this-week', now).until };
  }
  return namedPeriod(choice, now);
}

interface PeriodFieldsProps {
  draft: PeriodDraft;
  hasLast: boolean;
  onChange: (part: Partial<PeriodDraft>) => void;
}

export function PeriodFields({ draft, hasLast, onChange }: PeriodFieldsProps) {
  const choices = (Object.entries(words.periods) as [PeriodChoice, string][]).filter(
    ([key]) => key !== 'since-last' || hasLast,
  );
  return (
    <>
      <LabelledSelect
        label={words.period}
        value={draft.choice}
        choices={choices}
        onChange={(choice) => onChange({ choice })}
      />
      {draft.choice === 'own' ? (
        <div className="form-row">
          <label>
            <span className="field-label">{words.from}</span>
            <input
              className="field"
              type="date"
              value={draft.from}
              onChange={(event) => onChange({ from: event.target.value })}
            />
          </label>
          <label>
            <span className="field-label">{words.to}</span>
            <input
              className="field"
              type="date"
              value={draft.to}
              onChange={(event) => onChange({ to: event.target.value })}
            />
          </label>
        </div>
      ) : null}
    </>
  );
}
