import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Focus } from '../../../../shared/model/report-templates.ts';
import { SelectField, TextField } from '../../components/fields.tsx';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';

const words = text.drafts.begin;

/** What an incident is about: a search, a label or a change. */
export function FocusFields({ onChange }: { onChange: (focus: Focus | null) => void }) {
  const [type, setType] = useState<Focus['type']>('search');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<Partial<Record<Focus['type'], string>>>({});
  const labels = useQuery(queries.labels()).data ?? [];
  const changes = useQuery(queries.changes()).data ?? [];
  const choices =
    type === 'label'
      ? labels.map(({ id, name }) => [String(id), name] as const)
      : changes.map(({ id, title }) => [String(id), title] as const);
  const id = chosen[type] ?? choices[0]?.[0] ?? null;
  useEffect(() => {
    if (type === 'search') onChange(query.trim() === '' ? null : { type, query: query.trim() });
    else onChange(id === null ? null : { type, id: Number(id) });
  }, [type, query, id, onChange]);
  return (
    <div className="field-row">
      <SelectField
        label={words.focus}
        value={type}
        choices={Object.entries(words.focuses) as [Focus['type'], string][]}
        onChange={setType}
      />
      {type === 'search' ? (
        <TextField
          label={words.query}
          maxLength={2000}
          placeholder={words.queryPlaceholder}
          value={query}
          onChange={setQuery}
        />
      ) : choices.length === 0 ? (
        <p className="quiet">{words.noChoice[type]}</p>
      ) : (
        <SelectField
          label={words.focuses[type]}
          value={id ?? ''}
          choices={choices}
          onChange={(next) => setChosen({ ...chosen, [type]: next })}
        />
      )}
    </div>
  );
}
