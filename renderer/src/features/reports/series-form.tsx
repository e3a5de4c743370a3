import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { namedPeriod, recurrences, type Recurrence } from '../../../../shared/model/report-periods.ts';
import type { ReportSeries } from '../../../../shared/model/report-series.ts';
import type { TemplateKey } from '../../../../shared/model/report-templates.ts';
import { saveSeries } from '../../actions/drafts.ts';
import { DayField, SelectField, TextField } from '../../components/fields.tsx';
import { PlacedForm } from '../../components/placed-form.tsx';
import { dayField, startOfDay } from '../../day-field.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';

const words = text.drafts.series;
/** An incident does not come again. */
const recurring = ['weekly', 'brief', 'leadership'] as const;

/** One report that comes again; null makes a new one, due first on the next Monday. */
export function SeriesForm({ series, onDone }: { series: ReportSeries | null; onDone: () => void }) {
  const audiences = useQuery(queries.audiences()).data ?? [];
  const own = useQuery(queries.templates()).data;
  const [name, setName] = useState(series?.name ?? '');
  const [template, setTemplate] = useState<TemplateKey>(series?.template ?? 'weekly');
  const [audienceId, setAudience] = useState(series?.audienceId ?? null);
  const [every, setEvery] = useState<Recurrence>(series?.every ?? 'week');
  const [next, setNext] = useState(() => dayField(series?.nextAt ?? nextMonday(Date.now())));
  // One of our own may be gone by now.
  const isGone = template.startsWith('own:') && own?.every(({ id }) => template !== `own:${id}`) === true;
  const chosen = isGone ? 'weekly' : template;
  const nextAt = startOfDay(next);
  const save = async (): Promise<void> => {
    if (nextAt === null) return;
    const time = series !== null && next === dayField(series.nextAt) ? series.nextAt : nextAt;
    if (await saveSeries({ id: series?.id ?? null, name, template: chosen, audienceId, every, nextAt: time })) onDone();
  };
  return (
    <PlacedForm
      className="dialog-form"
      submit={series === null ? words.add : words.save}
      ready={name.trim() !== '' && nextAt !== null}
      onSubmit={() => void save()}
      onClose={onDone}
    >
      <TextField
        label={words.name}
        autoFocus
        maxLength={200}
        placeholder={words.namePlaceholder}
        value={name}
        onChange={setName}
      />
      <div className="field-row">
        <SelectField<TemplateKey>
          label={words.template}
          value={chosen}
          choices={[
            ...recurring.map((key) => [key, text.drafts.begin.templates[key][0]!] as const),
            ...(own ?? []).map((one) => [`own:${one.id}` as const, one.name] as const),
          ]}
          onChange={setTemplate}
        />
        <SelectField
          label={text.drafts.audience.title}
          value={audienceId}
          choices={[
            [null, text.drafts.audience.everybody] as const,
            ...audiences.map((one) => [one.id, one.name] as const),
          ]}
          onChange={setAudience}
        />
      </div>
      <div className="field-row">
        <SelectField
          label={words.every}
          value={every}
          choices={recurrences.map((key) => [key, words.everies[key]] as const)}
          onChange={setEvery}
        />
        <DayField label={words.next} value={next} onChange={setNext} />
      </div>
    </PlacedForm>
  );
}

function nextMonday(now: number): number {
  const { since } = namedPeriod('this-week', now);
  return new Date(since).setDate(new Date(since).getDate() + 7);
}
