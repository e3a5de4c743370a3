import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { hashKey } from '@tanstack/react-query';
import { create } from 'zustand';
import type { ConversationRow, InboxPage } from '../../shared/model/conversation.ts';

export type InboxData = InfiniteData<InboxPage, string | null>;

/** One request of a list: the rows behind a cursor. */
type AskPage = (before: string | null, limit: number) => Promise<InboxPage>;

/** Lists of at most so many pages are read again as a whole; of longer ones only what is in sight, and the top. */
const wholePages = 4;
/** Rows asked for at once when a part of a list is read again. */
const rowsAtOnce = 200;
/** More new rows than so many requests bring are not put in between: the list begins again. */
const mostRequests = 5;

/** Cursors of pages that have to be read again once they are in sight, by the list. */
const stale = new Map<string, Set<string | null>>();
const refreshing = new Set<string>();

/** Counts how often lists became stale, so that what is on screen can follow. */
export const useStaleness = create<{ count: number }>()(() => ({ count: 0 }));

/** Marks all lists as stale. Short ones are read again by themselves. */
export function markListsStale(client: QueryClient): void {
  let long = false;
  for (const query of client.getQueryCache().findAll({ queryKey: ['inbox', 'page'] })) {
    const data = query.state.data as InboxData | undefined;
    if (data !== undefined && data.pages.length > wholePages) {
      stale.set(query.queryHash, new Set(data.pageParams));
      long = true;
    } else {
      stale.delete(query.queryHash);
      void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    }
  }
  if (long) useStaleness.setState(({ count }) => ({ count: count + 1 }));
}

/** The rows of all pages, each conversation once: while a part is read again it may stand in two. */
export function rowsOf(data: { pages: InboxPage[] } | undefined): ConversationRow[] {
  const seen = new Set<number>();
  const rows: ConversationRow[] = [];
  for (const page of data?.pages ?? []) {
    for (const row of page.rows) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      rows.push(row);
    }
  }
  return rows;
}

/** Reads again the pages of a long list in which these rows stand, and its top, where they are stale. */
export async function refreshShown(
  client: QueryClient,
  key: readonly unknown[],
  shown: { first: number; last: number },
  ask: AskPage,
): Promise<void> {
  const hash = hashKey(key);
  const marked = stale.get(hash);
  if (marked === undefined || marked.size === 0 || refreshing.has(hash)) return;
  refreshing.add(hash);
  try {
    for (const wanted of [{ first: 0, last: 0 }, shown]) {
      const data = client.getQueryData<InboxData>(key);
      if (data === undefined) return;
      const [from, to] = [pageOf(data, wanted.first), pageOf(data, wanted.last)];
      const params = data.pageParams.slice(from, to + 1);
      if (!params.some((param) => marked.has(param))) continue;
      for (const param of params) marked.delete(param);
      const next = await freshPages(client, key, from, to, ask);
      if (next === 'reset') {
        stale.delete(hash);
        await client.resetQueries({ queryKey: key, exact: true });
        return;
      }
      if (next === 'moved') for (const param of params) marked.add(param);
      else client.setQueryData(key, next);
    }
  } finally {
    refreshing.delete(hash);
  }
}

function pageOf(data: InboxData, row: number): number {
  let left = row;
  const found = data.pages.findIndex((page) => {
    left -= page.rows.length;
    return left < 0;
  });
  return found === -1 ? data.pages.length - 1 : found;
}

/**
 * The list with pages `from` to `to` as they are now, put together into one. They end where the page behind them begins.
 * `moved`: the list changed meanwhile. `reset`: there is too much new between them.
 */
async function freshPages(
  client: QueryClient,
  key: readonly unknown[],
  from: number,
  to: number,
  ask: AskPage,
): Promise<InboxData | 'moved' | 'reset'> {
  const before = client.getQueryData<InboxData>(key)!;
  const behind = new Set(before.pages[to + 1]?.rows.map((row) => row.id));
  const rows: ConversationRow[] = [];
  let cursor = before.pageParams[from] ?? null;
  let next: string | null = null;
  for (let asked = 0; ; asked += 1) {
    if (asked === mostRequests) return 'reset';
    const page = await ask(cursor, rowsAtOnce);
    const end = page.rows.findIndex((row) => behind.has(row.id));
    rows.push(...(end === -1 ? page.rows : page.rows.slice(0, end)));
    next = page.next;
    if (end !== -1 || next === null) break;
    // Nothing loaded stands behind: as much as before is enough.
    if (behind.size === 0 && rows.length >= before.pages.slice(from, to + 1).flatMap((one) => one.rows).length) break;
    cursor = next;
  }
  const now = client.getQueryData<InboxData>(key);
  if (now?.pageParams[from] !== before.pageParams[from] || now?.pageParams[to + 1] !== before.pageParams[to + 1]) {
    return 'moved';
  }
  return {
    pages: [
      ...now.pages.slice(0, from),
      { rows, next: behind.size === 0 ? next : before.pages[to]!.next },
      ...now.pages.slice(to + 1),
    ],
    pageParams: [...now.pageParams.slice(0, from + 1), ...now.pageParams.slice(to + 1)],
  };
}
