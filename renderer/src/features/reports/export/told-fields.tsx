import type { StoredAudience } from '../../../../../shared/model/audience.ts';
import type { EditionSummary } from '../../../../../shared/model/edition.ts';
import { SelectField } from '../../../components/fields.tsx';
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
  const now = useNow();
  const edition = editions.find((one) => one.id === told.editionId);
  const audience = audiences.find((one) => one.id === told.audienceId) ?? edition?.audience;
  const neverNamed = audience?.naming === 'unnamed';
  return (
    <>
      <div className="export-told">
        {editions.length === 0 ? null : (
          <SelectField
            label={words.what}
            value={told.editionId}
            choices={[
              [null, words.draft] as const,
              ...editions.map(
                (one) => [one.id, words.edition(one.number, one.edition, formatDay(one.publishedAt, now))] as const,
              ),
            ]}
            onChange={(editionId) => onChange({ ...told, editionId })}
          />
        )}
        <SelectField
          label={words.audience}
          value={told.audienceId}
          choices={[
            [null, edition === undefined ? words.everybody : words.asPublished(edition.audience.name)] as const,
            ...audiences.map(({ id, name }) => [id, name] as const),
          ]}
          onChange={(audienceId) => onChange({ ...told, audienceId })}
        />
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
