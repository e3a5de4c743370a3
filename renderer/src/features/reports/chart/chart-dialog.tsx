import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { dayLength, searchDay } from '../../../../../shared/model/chart-time.ts';
import { chartGroupings, type ChartRequest } from '../../../../../shared/model/report-document.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { DayField, SelectField, TextField } from '../../../components/fields.tsx';
import { QueryField } from '../../../components/query-field.tsx';
import { useDebounced } from '../../../components/use-debounced.ts';
import { queries } from '../../../query.ts';
import { mistakeIn } from '../../../stores/search.ts';
import { text } from '../../../text.ts';
import type { ReportDesk } from '../insertion.ts';
import { BlockFoot } from '../own-blocks/block-foot.tsx';
import { changeBlock, insertBlock, type AttrsOf } from '../own-blocks/insert.ts';
import { chartDrawing } from './chart-drawing.ts';
import { chartWaiting } from './chart-view.ts';

interface ChartDialogProps {
  desk: ReportDesk;
  /** The chart that is changed; null for a new one. */
  blockId: string | null;
  chart: AttrsOf<'chart'> | null;
}

/** How long typing must pause before the preview follows, milliseconds. */
const pause = 250;

/** Asks what a chart counts, and shows it at once. */
export function ChartDialog({ desk, blockId, chart }: ChartDialogProps) {
  const id = useId();
  const [title, setTitle] = useState(chart?.title ?? '');
  const [query, setQuery] = useState(chart?.query ?? '');
  const [by, setBy] = useState(chart?.by ?? 'week');
  const [since, setSince] = useState(dayOf(chart?.since ?? null));
  const [until, setUntil] = useState(dayOf(chart?.until ?? null, -1));
  const { data: views = [] } = useQuery(queries.savedViews());
  const words = text.charts;
  const mistake = mistakeIn(query);
  const isBackwards = since !== '' && until !== '' && since > until;
  const suggested = words.suggested(query.trim(), words.over[by]);
  const request: ChartRequest = { query: query.trim(), by, since: timeOf(since), until: timeOf(until, 1) };
  const canSave = mistake === null && !isBackwards;

  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!canSave) return;
    const attrs = { title: title.trim() === '' ? suggested : title.trim(), ...request };
    if (blockId === null) {
      insertBlock(desk, 'chart', attrs);
    } else {
      desk.ask(null);
      changeBlock(desk, blockId, 'chart', attrs);
    }
  };
  return (
    <Dialog wide title={chart === null ? words.newTitle : words.changeTitle} onClose={() => desk.ask(null)}>
      <form className="dialog-form chart-form" onSubmit={save}>
        <div className="chart-fields">
          <div data-field="query">
            <QueryField
              focused
              label={words.query}
              hint={words.queryHint}
              placeholder={words.queryPlaceholder}
              query={query}
              mistake={mistake}
              onChange={setQuery}
            />
          </div>
          {views.length === 0 ? null : (
            <SelectField
              label={words.savedViews}
              value={views.find((view) => view.query === query)?.id ?? null}
              choices={[[null, words.noView] as const, ...views.map((one) => [one.id, one.name] as const)]}
              onChange={(viewId) => {
                const view = views.find((one) => one.id === viewId);
                if (view === undefined) return;
                setQuery(view.query);
                if (title === '') setTitle(view.name);
              }}
            />
          )}
          <fieldset className="chart-by">
            <legend className="field-label">{words.by}</legend>
            <div className="segmented">
              {chartGroupings.map((one) => (
                <label key={one} className="segment">
                  <input type="radio" name={`${id}-by`} value={one} checked={by === one} onChange={() => setBy(one)} />
                  <span>{words.groupings[one]}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <div className="field-row">
            <DayField label={words.since} value={since} aria-describedby={`${id}-period`} onChange={setSince} />
            <DayField label={words.until} value={until} aria-describedby={`${id}-period`} onChange={setUntil} />
          </div>
          <p id={`${id}-period`} className={isBackwards ? 'field-error' : 'quiet'} role="status">
            {isBackwards ? words.backwards : words.periodHint}
          </p>
          <TextField label={words.title} maxLength={300} placeholder={suggested} value={title} onChange={setTitle} />
        </div>
        <Preview title={title.trim() === '' ? suggested : title.trim()} request={canSave ? request : null} />
        <BlockFoot
          desk={desk}
          blockId={blockId}
          save={chart === null ? words.insert : words.change}
          canSave={canSave}
        />
      </form>
    </Dialog>
  );
}

/** The chart that would be inserted. @param props.request null while it cannot be asked */
function Preview({ title, request }: { title: string; request: ChartRequest | null }) {
  const place = useRef<HTMLDivElement>(null);
  const [done, setDone] = useState(0);
  const asked = useDebounced(request === null ? null : JSON.stringify(request), pause);
  const { data } = useQuery({
    ...queries.charts(null, `[${asked ?? ''}]`, 0, (_, progress) => setDone(progress)),
    enabled: asked !== null,
  });
  const [counted] = Object.values(data ?? {});
  useEffect(() => {
    const by = request?.by;
    if (asked === null || by === undefined) return;
    const settled = JSON.parse(asked) as ChartRequest;
    // In a dialog a bar leads nowhere: what is being filled in would be lost.
    const shown = counted
      ? chartDrawing({ title, by: settled.by, data: counted, width: place.current!.clientWidth, open: () => {} })
      : chartWaiting(title, '', done);
    for (const bar of shown.querySelectorAll('[role="button"]')) {
      bar.setAttribute('role', 'img');
      bar.removeAttribute('tabindex');
    }
    place.current!.replaceChildren(shown);
  }, [title, asked, counted, done, request?.by]);
  return (
    <section className="chart-preview" aria-label={text.charts.preview}>
      <div ref={place} />
    </section>
  );
}

/** A moment as a field of days has it, by the days that searches know. @param days so many days later */
function dayOf(time: number | null, days = 0): string {
  return time === null ? '' : searchDay(time + days * dayLength);
}

function timeOf(day: string, days = 0): number | null {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || time < 0 ? null : time + days * dayLength;
}
