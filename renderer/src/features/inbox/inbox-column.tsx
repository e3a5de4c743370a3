import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ArrowUp } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationRow, InboxView, ViewCounts } from '../../../../shared/model/conversation.ts';
import type { ListFilter } from '../../../../shared/model/list-scope.ts';
import { listKey, scopeKey } from '../../../../shared/model/list-scope.ts';
import type { Label } from '../../../../shared/model/triage.ts';
import { beginnerOf } from '../../beginner.ts';
import { useCommand } from '../../commands.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { rowsOf } from '../../inbox-pages.ts';
import { queries, queryClient } from '../../query.ts';
import { openConversation, useNavigation } from '../../stores/navigation.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { useTriage } from '../../stores/triage.ts';
import { text } from '../../text.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ConversationRowView } from './conversation-row.tsx';
import { EmptyList } from './empty-list.tsx';
import { FilterLine } from './filter-line.tsx';
import { headingsOf } from './groups.ts';
import { ListHead } from './list-head.tsx';
import { useFreshList } from './use-fresh-list.ts';
import { usePicking } from './use-picking.ts';

const rowHeights = { comfortable: 78, compact: 44 };
const listId = 'conversations';
const emptyList: ViewCounts = { open: 0, snoozed: 0, done: 0 };

/** The list of conversations with its tabs, or with the bar for what is selected. */
export function InboxColumn() {
  const scope = useNavigation((state) => state.scope);
  const { view, filter, sort } = scope;
  const conversationId = useNavigation((state) => state.conversationId);
  const density = usePreferences((state) => state.density);
  const picks = useTriage((state) => state.selected);
  const whole = useTriage((state) => state.whole !== null);
  const { data, error, isPending, refetch, fetchNextPage } = useInfiniteQuery(queries.inbox(scope));
  const counts = useListCounts(filter);
  const sources = useQuery(queries.sources()).data;
  const labels = useLabels();
  const now = useNow();
  const listRef = useRef<HTMLDivElement>(null);

  const rows = useMemo(() => rowsOf(data), [data]);
  const headings = useMemo(() => headingsOf(rows, sort, now), [rows, sort, now]);
  const active = useMemo(() => rows.findIndex((row) => row.id === conversationId), [rows, conversationId]);
  const hasMore = data?.pages.at(-1)?.next != null;
  const withSource = (sources?.length ?? 0) > 1 && filter?.type !== 'source';
  const fresh = useFreshList(scope, rows);
  const picking = usePicking(rows, active, hasMore);
  const anyPicked = whole || picks.size > 0;

  const pages = data?.pages.length;
  const more = useCallback(async () => {
    if (!hasMore) return;
    const now = await fetchNextPage({ cancelRefetch: false });
    // A list that was just being read again answers with as much as before: nobody would ask a second time.
    if (now.isSuccess && now.data.pages.length === pages) void fetchNextPage({ cancelRefetch: false });
  }, [hasMore, pages, fetchNextPage]);
  const isPicked = useCallback((row: ConversationRow) => whole || picks.has(row.id), [whole, picks]);
  const drawRow = useCallback(
    (row: ConversationRow) => (
      <ConversationRowView
        row={row}
        now={now}
        density={density}
        labels={labels}
        withSource={withSource}
        picked={isPicked(row)}
      />
    ),
    [now, density, labels, withSource, isPicked],
  );

  // A conversation that left the list while it stayed open still has its place there: the next one stands on it now.
  const [reveal, setReveal] = useState(0);
  const left = useRef({ id: conversationId, index: active });
  useEffect(() => {
    if (active !== -1 || left.current.id !== conversationId) left.current = { id: conversationId, index: active };
  }, [conversationId, active]);
  const step = (by: number): void => {
    const gone = active === -1 && left.current.id === conversationId ? left.current.index : -1;
    const from = active !== -1 ? active : gone === -1 ? -1 : by > 0 ? gone - 1 : gone;
    const row = rows[from === -1 && gone === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, from + by))];
    if (row === undefined) return;
    if (row.id === conversationId) setReveal((count) => count + 1);
    openConversation(row.id);
  };
  useCommand('next', () => step(1));
  useCommand('previous', () => step(-1));

  // The first row is shown by itself, yet not counted as read: nobody asked for it.
  const firstId = rows[0]?.id;
  const isNothingOpen = useNavigation((state) => state.conversationId === null && state.aloneId === null);
  useEffect(() => {
    if (firstId !== undefined && isNothingOpen) openConversation(firstId, { chosen: false });
  }, [firstId, isNothingOpen]);

  useNeighbours(rows[active + 1]?.id, rows[active - 1]?.id);

  const hasRows = rows.length > 0;
  useEffect(() => {
    if (hasRows && document.activeElement === document.body) listRef.current?.focus({ preventScroll: true });
  }, [hasRows]);

  const total = totalOf(counts, view) ?? (hasMore ? null : rows.length);
  return (
    <section className="list-column" aria-label={text.inbox.list}>
      {anyPicked ? (
        <BulkBar total={total} offersWhole={hasMore && picks.size >= rows.length} />
      ) : (
        <ListHead controls={listId} counts={counts} />
      )}
      {filter === null ? null : <FilterLine filter={filter} />}
      {error !== null && rows.length === 0 ? (
        <div id={listId}>
          <ErrorState title={text.inbox.failed} error={error} retry={() => void refetch()} />
        </div>
      ) : isPending ? (
        <div id={listId}>
          <LoadingState />
        </div>
      ) : rows.length === 0 ? (
        <div id={listId} className="list-empty" role="tabpanel" aria-label={text.inbox.tab[view]}>
          <EmptyList view={view} filter={filter} counts={counts} />
        </div>
      ) : (
        <div className="list-frame">
          {fresh.arrived === 0 ? null : (
            <button type="button" className="list-arrived" onClick={() => listRef.current?.scrollTo({ top: 0 })}>
              <ArrowUp size={13} /> {text.inbox.arrived(fresh.arrived)}
            </button>
          )}
          <VirtualList
            id={listId}
            label={text.inbox.list}
            items={rows}
            total={total ?? -1}
            rowHeight={rowHeights[density]}
            selected={active}
            reveal={reveal}
            placeKey={`inbox-${scopeKey(scope)}`}
            listRef={listRef}
            headings={headings}
            picked={{ any: anyPicked, has: isPicked }}
            drag={picking.drag}
            renderRow={drawRow}
            onSelect={picking.onSelect}
            onContextMenu={picking.onContextMenu}
            onEnd={more}
            onShown={fresh.onShown}
          />
        </div>
      )}
    </section>
  );
}

/** The neighbours are asked for ahead, so that J and K paint at once. */
function useNeighbours(nextId: number | undefined, previousId: number | undefined): void {
  useEffect(() => {
    const ask = requestIdleCallback(() => {
      for (const id of [nextId, previousId]) {
        if (id === undefined) continue;
        void queryClient.prefetchQuery(queries.evidence('', id));
        void queryClient.prefetchQuery(queries.notes({ type: 'conversation', id }));
        void prefetchWithPerson(id);
      }
    });
    return () => cancelIdleCallback(ask);
  }, [nextId, previousId]);
}

/** A conversation, and whoever stands beside it. */
async function prefetchWithPerson(id: number): Promise<void> {
  await queryClient.prefetchQuery(queries.conversation(id));
  const person = beginnerOf(queryClient.getQueryData(queries.conversation(id).queryKey));
  if (person !== null) await queryClient.prefetchQuery(queries.person(person));
}

function useLabels(): ReadonlyMap<number, Label> {
  const labels = useQuery(queries.labels()).data;
  return useMemo(() => new Map(labels?.map((label) => [label.id, label])), [labels]);
}

/** How many conversations the list has in each view, as the database keeps it; null where nobody keeps it. */
function useListCounts(filter: ListFilter | null): ViewCounts | null {
  const counts = useQuery(queries.counts()).data;
  if (counts === undefined || filter?.type === 'saved') return null;
  return filter === null ? counts : (counts.narrowed[listKey(filter)] ?? emptyList);
}

function totalOf(counts: ViewCounts | null, view: InboxView): number | null {
  if (counts === null) return null;
  return view === 'all' ? counts.open + counts.snoozed + counts.done : counts[view];
}
