import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { ConversationRow, InboxView } from '../../../../shared/model/conversation.ts';
import { scopeKey } from '../../../../shared/model/list-scope.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useNow } from '../../components/use-now.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useCommand } from '../../commands.ts';
import { queries, queryClient } from '../../query.ts';
import { openConversation, showInbox, useNavigation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { ConversationRowView } from './conversation-row.tsx';

const views: InboxView[] = ['open', 'snoozed', 'done', 'all'];
const rowHeight = 78;
const listId = 'conversations';

/** The list of conversations with its tabs. */
export function InboxColumn() {
  const scope = useNavigation((state) => state.scope);
  const { view, filter } = scope;
  const conversationId = useNavigation((state) => state.conversationId);
  const { data, error, isPending, refetch, fetchNextPage } = useInfiniteQuery(queries.inbox(scope));
  const counts = useQuery(queries.counts()).data;
  const sources = useQuery(queries.sources()).data;
  const now = useNow();
  const listRef = useRef<HTMLDivElement>(null);

  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const selected = rows.findIndex((row) => row.id === conversationId);
  const hasMore = data?.pages.at(-1)?.next != null;

  const choose = useCallback((row: ConversationRow) => openConversation(row.id), []);
  const more = useCallback(() => {
    if (hasMore) void fetchNextPage({ cancelRefetch: false });
  }, [hasMore, fetchNextPage]);
  const drawRow = useCallback((row: ConversationRow) => <ConversationRowView row={row} now={now} />, [now]);

  const step = (by: number): void => {
    const row = rows[selected === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, selected + by))];
    if (row !== undefined) openConversation(row.id);
  };
  useCommand('next', () => step(1));
  useCommand('previous', () => step(-1));

  // The first row is shown by itself, yet not counted as read: nobody asked for it.
  const firstId = rows[0]?.id;
  useEffect(() => {
    const { conversationId: open, aloneId } = useNavigation.getState();
    if (firstId !== undefined && open === null && aloneId === null) openConversation(firstId, { chosen: false });
  }, [firstId]);

  // The neighbours are asked for ahead, so that J and K paint at once.
  const nextId = rows[selected + 1]?.id;
  const previousId = rows[selected - 1]?.id;
  useEffect(() => {
    const ask = requestIdleCallback(() => {
      for (const id of [nextId, previousId]) {
        if (id === undefined) continue;
        void queryClient.prefetchQuery(queries.conversation(id));
        void queryClient.prefetchQuery(queries.evidence('', id));
      }
    });
    return () => cancelIdleCallback(ask);
  }, [nextId, previousId]);

  const hasRows = rows.length > 0;
  useEffect(() => {
    if (hasRows && document.activeElement === document.body) listRef.current?.focus({ preventScroll: true });
  }, [hasRows]);

  const source = filter?.type === 'source' ? sources?.find((one) => one.id === filter.id) : undefined;
  const totals: Record<InboxView, number> | null =
    counts === undefined
      ? null
      : {
          open: counts.open,
          snoozed: counts.snoozed,
          done: counts.done,
          all: counts.open + counts.snoozed + counts.done,
        };
  const total = totals === null || filter !== null ? (hasMore ? -1 : rows.length) : totals[view];

  return (
    <section className="list-column" aria-label={text.inbox.list}>
      <div className="column-head">
        <Tabs
          label={text.inbox.tabs}
          controls={listId}
          chosen={view}
          onChoose={(next) => showInbox({ view: next })}
          tabs={views.map((key) => ({
            key,
            label: text.inbox.tab[key],
            count:
              totals === null || filter !== null || key === 'done' || key === 'all'
                ? undefined
                : text.inbox.tabCount(totals[key]),
          }))}
        />
      </div>
      {source === undefined ? null : (
        <div className="filter-bar">
          <span>{text.inbox.emptySource(source.name)}</span>
          <button type="button" className="link-button" onClick={() => showInbox({ filter: null })}>
            {text.inbox.showAllSources}
          </button>
        </div>
      )}
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
          <EmptyState title={text.inbox.empty[view][0]!} hint={text.inbox.empty[view][1]}>
            {view === 'open' ? null : (
              <Button onClick={() => showInbox({ view: 'open' })}>{text.inbox.tab.open}</Button>
            )}
          </EmptyState>
        </div>
      ) : (
        <VirtualList
          id={listId}
          label={text.inbox.list}
          items={rows}
          total={total}
          rowHeight={rowHeight}
          selected={selected}
          placeKey={`inbox-${scopeKey(scope)}`}
          listRef={listRef}
          renderRow={drawRow}
          onSelect={choose}
          onEnd={more}
        />
      )}
    </section>
  );
}
