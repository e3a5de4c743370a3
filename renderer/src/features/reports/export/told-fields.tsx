import { useId } from 'react';
import type { StoredAudience } from '../../../../../shared/model/audience.ts';
import type { EditionSummary } from '../../../../../shared/model/edition.ts';
import { useNow } from '../../../components/use-now.ts';
import { text } from '../../../text.ts';
import { formatDay } from '../../../time.ts';
import type { ToldChoice } from './told-choice.ts';

const words = text.reportExport;

/** Which state of the report, for whom, and whether anybody is named. */
export function ToldFields(props: {
  told: ToldChoice;
  audiences: readonly StoredAudience[];
  editions: readonly EditionSummary[];
  onChange: (told: ToldChoice) => void;
}) {
  const { told, audiences, editions, onChange } = props;
  const id = useId();
  const now = useNow();
  const edition = editions.find((one) => one.id === told.editionId);
  const audience = audiences.find((one) => one.id === told.audienceId) ?? edition?.audience;
  const neverNamed = audience?.naming === 'unnamed';
  const idOf = (value: string): number | null => (value === '' ? null : Number(value));
  return (
    <>
      <div className="export-told">
        {editions.length === 0 ? null : (
          <div>
            <label className="field-label" htmlFor={`${id}-what`}>
              {words.what}
            </label>
            <select
              id={`${id}-what`}
              className="field"
              value={told.editionId ?? ''}
              onChange={(event) => onChange({ ...told, editionId: idOf(event.target.value) })}
            >
              <option value="">{words.draft}</option>
              {editions.map((one) => (
                <option key={one.id} value={one.id}>
                  {words.edition(one.number, one.edition, formatDay(one.publishedAt, now))}
                </option>
              ))}
            </select>
          </div>
        )}
        <div>
          <label className="field-label" htmlFor={`${id}-audience`}>
            {words.audience}
          </label>
          <select
            id={`${id}-audience`}
            className="field"
            value={told.audienceId ?? ''}
            onChange={(event) => onChange({ ...told, audienceId: idOf(event.target.value) })}
          >
            <option value="">
              {edition === undefined ? words.everybody : words.asPublished(edition.audience.name)}
            </option>
            {audiences.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div>
        <label className="check">
          <input
            type="checkbox"
            checked={neverNamed || told.naming === 'unnamed'}
            disabled={neverNamed}
            onChange={(event) => onChange({ ...told, naming: event.target.checked ? 'unnamed' : null })}
          />
          {words.unnamed}
        </label>
        <p className="export-hint">{neverNamed ? words.alwaysUnnamed : words.unnamedHint}</p>
      </div>
    </>
  );
}
