import { namedPeriod, type PeriodName, type Span } from '../../../../shared/model/report-periods.ts';
import { DayField, SelectField } from '../../components/fields.tsx';
import { startOfDay } from '../../day-field.ts';
import { text } from '../../text.ts';

export type PeriodChoice = PeriodName | 'since-last' | 'own';

/** What the fields hold; days as fields of days take them. */
export interface PeriodDraft {
  choice: PeriodChoice;
  from: string;
  to: string;
}

const words = text.drafts.begin;

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
      <SelectField
        label={words.period}
        value={draft.choice}
        choices={choices}
        onChange={(choice) => onChange({ choice })}
      />
      {draft.choice === 'own' ? (
        <div className="field-row">
          <DayField label={words.from} value={draft.from} onChange={(from) => onChange({ from })} />
          <DayField label={words.to} value={draft.to} onChange={(to) => onChange({ to })} />
        </div>
      ) : null}
    </>
  );
}
