import { useQuery } from '@tanstack/react-query';
import { Sun } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useRef } from 'react';
import type { Today } from '../../../../shared/model/today.ts';
import { useCommand } from '../../commands.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { showInbox, showToday, useNavigation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatToday } from '../../time.ts';
import { sections } from './sections.tsx';

const panelId = 'today-panel';

/** What needs us now, the most pressing first; or all that is held in suspension. */
export function TodayView({ held }: { held: ReactNode }) {
  const tab = useNavigation((state) => state.todayTab);
  const now = useNow();
  const page = useRef<HTMLElement>(null);
  useStops(page);
  return (
    <main ref={page} className="page today" aria-label={text.frame.views.today}>
      <header className="page-head">
        <h1>{formatToday(now)}</h1>
        <Tabs
          label={text.today.tabs}
          controls={panelId}
          chosen={tab}
          onChoose={showToday}
          tabs={(['today', 'held'] as const).map((key) => ({ key, label: text.today.tab[key] }))}
        />
      </header>
      <div id={panelId} role="tabpanel" aria-label={text.today.tab[tab]}>
        {tab === 'held' ? held : <Needed now={now} />}
      </div>
    </main>
  );
}

function Needed({ now }: { now: number }) {
  const endOfDay = new Date(now).setHours(23, 59, 59, 999);
  const { data, error, refetch } = useQuery(queries.today(endOfDay));
  if (data === undefined) {
    if (error === null) return <LoadingState />;
    return <ErrorState title={text.today.failed} error={error} retry={() => void refetch()} />;
  }
  if (isCalm(data)) {
    return (
      <EmptyState icon={<Sun size={28} strokeWidth={1.5} />} title={text.today.calm} hint={text.today.calmHint}>
        <Button onClick={() => showInbox({ filter: null })}>{text.today.toInbox}</Button>
      </EmptyState>
    );
  }
  return sections(data, now);
}

function isCalm(today: Today): boolean {
  return Object.values(today).every(({ items }) => items.length === 0);
}

/** The keys of lists go from one thing to the next, over all sections. */
function useStops(page: RefObject<HTMLElement | null>): void {
  const step = (by: number): boolean => {
    const stops = [...(page.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
    const at = stops.findIndex((stop) => stop.contains(document.activeElement));
    const row = document.activeElement?.closest('[data-row]')?.querySelector<HTMLElement>('[data-stop]');
    const from = at === -1 && row ? stops.indexOf(row) : at;
    const next = stops[from === -1 ? 0 : Math.max(0, Math.min(stops.length - 1, from + by))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
    return next !== undefined;
  };
  useCommand('next', () => step(1));
  useCommand('previous', () => step(-1));
}
