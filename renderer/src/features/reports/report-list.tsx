import { useQuery } from '@tanstack/react-query';
import { CalendarClock, FilePlus2, FileText, Plus, Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { StoredAudience } from '../../../../shared/model/audience.ts';
import { programTemplates } from '../../../../shared/model/report-templates.ts';
import { createReport } from '../../actions/records.ts';
import { useCommand } from '../../commands.ts';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/fields.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { showDialog } from '../../stores/panels.ts';
import { text } from '../../text.ts';
import { DueReports } from './due-reports.tsx';
import { ReportCard } from './report-card.tsx';
import { shownReports, type ListSetting, type ReportLine } from './report-lines.ts';

const words = text.drafts.list;
const panelId = 'report-list';
const none: ListSetting = { words: '', show: 'all', sort: 'changed' };

/** What is due, what is being written, and what was published. */
export function ReportList() {
  const { data, error, isPending, refetch } = useQuery(queries.reports());
  const published = useQuery(queries.editions()).data;
  const audiences = useQuery(queries.audiences()).data;
  const now = useNow();
  const [setting, setSetting] = useState<ListSetting>(none);
  const change = (part: Partial<ListSetting>): void => setSetting({ ...setting, ...part });
  const lines = shownReports(data ?? [], published ?? [], setting);
  useSteps();
  const begin = (
    <Button look="main" icon={<Plus size={15} />} keys="new-report" onClick={() => showDialog({ type: 'new-report' })}>
      {text.drafts.begin.open}
    </Button>
  );
  const empty = (
    <Button icon={<FilePlus2 size={15} />} onClick={() => void createReport()}>
      {text.reports.create}
    </Button>
  );
  const series = (
    <Button icon={<CalendarClock size={15} />} onClick={() => showDialog({ type: 'series' })}>
      {words.series}
    </Button>
  );
  const hasAny = data !== undefined && data.length > 0;
  return (
    <main className="page" aria-label={text.reports.heading}>
      <header className="page-head">
        <h1>{text.reports.heading}</h1>
        <div className="page-actions">
          {series}
          {hasAny ? (
            <>
              {empty}
              {begin}
            </>
          ) : null}
        </div>
      </header>
      <DueReports now={now} />
      {error !== null && data === undefined ? (
        <ErrorState title={text.reports.failed} error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <LoadingState />
      ) : !hasAny ? (
        <EmptyState
          icon={<FileText size={28} strokeWidth={1.5} />}
          title={text.reports.empty}
          hint={text.reports.emptyHint}
        >
          {begin}
          {empty}
          <BeginWith />
        </EmptyState>
      ) : (
        <>
          <div className="report-list-bar">
            <Tabs
              label={words.show}
              controls={panelId}
              chosen={setting.show}
              onChoose={(show) => change({ show })}
              tabs={(['all', 'drafts', 'published'] as const).map((key) => ({ key, label: words.shows[key] }))}
            />
            <label className="field-with-icon report-list-search">
              <Search size={14} />
              <input
                className="field"
                type="search"
                aria-label={words.search}
                placeholder={words.search}
                value={setting.words}
                onChange={(event) => change({ words: event.target.value })}
              />
            </label>
            <SelectField
              label={words.sort}
              value={setting.sort}
              choices={(['changed', 'title', 'published'] as const).map((key) => [key, words.sorts[key]] as const)}
              onChange={(sort) => change({ sort })}
            />
          </div>
          <div id={panelId} role="tabpanel" aria-label={words.shows[setting.show]}>
            {lines.length === 0 ? (
              <Nothing setting={setting} />
            ) : (
              <Cards lines={lines} audiences={audiences ?? []} now={now} />
            )}
          </div>
        </>
      )}
    </main>
  );
}

/** So many are drawn at once; more as one comes near their end. */
const drawnAtOnce = 60;

function Cards(props: { lines: ReportLine[]; audiences: StoredAudience[]; now: number }) {
  const { lines, audiences, now } = props;
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const end = useRef<HTMLLIElement>(null);
  const hasMore = drawn < lines.length;
  useEffect(() => {
    if (end.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setDrawn(drawn + drawnAtOnce);
      },
      { rootMargin: '600px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [drawn, hasMore]);
  return (
    <ul className="cards">
      {lines.slice(0, drawn).map((line) => (
        <ReportCard
          key={line.report.id}
          line={line}
          audience={audiences.find(({ id }) => id === line.report.audienceId)?.name ?? null}
          now={now}
        />
      ))}
      {hasMore ? <li ref={end} aria-hidden="true" /> : null}
    </ul>
  );
}

function Nothing({ setting }: { setting: ListSetting }) {
  if (setting.words.trim() !== '') return <EmptyState title={words.none(setting.words.trim())} />;
  return setting.show === 'published' ? (
    <EmptyState title={words.noPublished} hint={words.noPublishedHint} />
  ) : (
    <EmptyState title={words.noDrafts} />
  );
}

/** The templates of the program, where there is no report yet. */
function BeginWith() {
  return (
    <div className="begin-with">
      <p className="quiet">{words.orBegin}</p>
      <ul>
        {programTemplates.map((template) => {
          const [name, hint] = text.drafts.begin.templates[template] as [string, string];
          return (
            <li key={template}>
              <button
                type="button"
                className="begin-with-card"
                onClick={() => showDialog({ type: 'new-report', template })}
              >
                <span className="template-name">{name}</span>
                <span className="template-hint">{hint}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The keys of lists go from one report to the next, the ones that are due first. */
function useSteps(): void {
  const step = (by: number): boolean => {
    const stops = [...document.querySelectorAll<HTMLElement>('.due-open, .report-open')];
    const line = document.activeElement?.closest('li')?.querySelector<HTMLElement>('.due-open, .report-open');
    const at = line ? stops.indexOf(line) : -1;
    const next = stops[at === -1 ? 0 : Math.max(0, Math.min(stops.length - 1, at + by))];
    next?.focus();
    return next !== undefined;
  };
  useCommand('next', () => step(1));
  useCommand('previous', () => step(-1));
}
