import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { DayField } from '../../../components/fields.tsx';
import { queries } from '../../../query.ts';
import { text } from '../../../text.ts';
import { formatDay } from '../../../time.ts';
import { periodChoices, type ChosenPeriod } from './period.ts';

const words = text.reportBlocks.dialog;

/** The last report that went out; undefined until it was looked up. */
export function useLastEdition(): { title: string; publishedAt: number } | null | undefined {
  const { data } = useQuery(queries.editions());
  return data === undefined ? undefined : (data[0] ?? null);
}

/** Which stretch of time: by name, or from day to day. */
export function PeriodFields(props: {
  chosen: ChosenPeriod;
  onChange: (chosen: ChosenPeriod) => void;
  last: { title: string; publishedAt: number } | null;
  valid: boolean;
}) {
  const { chosen, onChange, last } = props;
  const id = useId();
  return (
    <fieldset className="own-period">
      <legend className="field-label">{words.period}</legend>
      {periodChoices.map((choice) => (
        <label key={choice} className="check">
          <input
            type="radio"
            name={id}
            checked={chosen.choice === choice}
            disabled={choice === 'last-report' && last === null}
            onChange={() => onChange({ ...chosen, choice })}
          />
          <span>
            {words.periods[choice]}
            {choice === 'last-report' ? (
              <span className="quiet">
                {' '}
                {last === null
                  ? words.noReport
                  : words.lastReport(last.title || text.reports.untitled, formatDay(last.publishedAt, Date.now()))}
              </span>
            ) : null}
          </span>
        </label>
      ))}
      {chosen.choice === 'own' ? (
        <>
          <div className="field-row">
            {(['from', 'to'] as const).map((side) => (
              <DayField
                key={side}
                label={words[side]}
                value={chosen[side]}
                onChange={(day) => onChange({ ...chosen, [side]: day })}
              />
            ))}
          </div>
          {props.valid ? (
            <p className="quiet">{words.untilPublished}</p>
          ) : (
            <p className="field-error" role="alert">
              {words.badPeriod}
            </p>
          )}
        </>
      ) : null}
    </fieldset>
  );
}
