import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { namedPeriod, recurrences, type Recurrence } from '../../../../shared/model/report-periods.ts';
import type { ReportSeries } from '../../../../shared/model/report-series.ts';
import type { TemplateKey } from '../../../../shared/model/report-templates.ts';
import { saveSeries } from '../../actions/drafts.ts';
import { Button } from '../../components/button.tsx';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { LabelledSelect } from './labelled-select.tsx';
import { dayOf, startOfDay } from './period-fields.tsx';

const words = text.drafts.series;
/** An incident does not come again. */
const recurring = ['weekly', 'brief', 'leadership'] as const;

/** One report that comes again; null makes a new one, due first on the next Monday. */
export function SeriesForm({ series, onDone }: { series: ReportSeries | null; onDone: () => void }) {
  const audiences = useQuery(queries.audiences()).data ?? [];
  const own = useQuery(queries.templates()).data;
  const [name, setName] = useState(series?.name ?? '');
  const [template, setTemplate] = useState<TemplateKey>(series?.template ?? 'weekly');
  const [audience, setAudience] = useState(String(series?.audienceId ?? ''));
  const [every, setEvery] = useState<Recurrence>(series?.every ?? 'week');
  const [next, setNext] = useState(() => dayOf(series?.nextAt ?? nextMonday(Date.now())));
  // One of our own may be gone by now.
  const isGone = template.startsWith('own:') && own?.every(({ id }) => template !== `own:${id}`) === true;
  const chosen = isGone ? 'weekly' : template;
  const nextAt = startOfDay(next);
  const isReady = name.trim() !== '' && nextAt !== null;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady) return;
    const audienceId = audience === '' ? null : Number(audience);
    const time = series !== null && next === dayOf(series.nextAt) ? series.nextAt : nextAt;
    if (await saveSeries({ id: series?.id ?? null, name, template: chosen, audienceId, every, nextAt: time })) onDone();
  };
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <label>
        <span className="field-label">{words.name}</span>
        <input
          className="field"
          autoFocus
          maxLength={200}
          placeholder={words.namePlaceholder}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <div className="form-row">
        <LabelledSelect<TemplateKey>
          label={words.template}
          value={chosen}
          choices={[
            ...recurring.map((key) => [key, text.drafts.begin.templates[key][0]!] as const),
            ...(own ?? []).map((one) => [`own:${one.id}` as const, one.name] as const),
          ]}
          onChange={setTemplate}
        />
        <LabelledSelect
          label={text.drafts.audience.title}
          value={audience}
          choices={[
            ['', text.drafts.audience.everybody] as const,
            ...audiences.map((one) => [String(one.id), one.name] as const),
          ]}
          onChange={setAudience}
        />
      </div>
      <div className="form-row">
        <LabelledSelect
          label={words.every}
          value={every}
          choices={recurrences.map((key) => [key, words.everies[key]] as const)}
          onChange={setEvery}
        />
        <label>
          <span className="field-label">{words.next}</span>
          <input className="field" type="date" value={next} onChange={(event) => setNext(event.target.value)} />
        </label>
      </div>
      <div className="dialog-actions">
        <Button look="quiet" onClick={onDone}>
          {words.cancel}
        </Button>
        <Button look="main" type="submit" disabled={!isReady}>
          {series === null ? words.add : words.save}
        </Button>
      </div>
    </form>
  );
}

function nextMonday(now: number): number {
  const { since } = namedPeriod('this-week', now);
  return new Date(since).setDate(new Date(since).getDate() + 7);
}
