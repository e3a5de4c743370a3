import type { InboxPage } from '../../../shared/model/conversation.ts';
import type { InboxSort, ListFilter, ListScope } from '../../../shared/model/list-scope.ts';
import { row, rows } from '../statements.ts';
import { conversationRows } from './conversation-rows.ts';
import { stateNumber } from './conversation-threads.ts';
import { matchingConversations } from './search.ts';
import type { WritableDb } from '../open.ts';

/** A set of conversations smaller than this is read whole and sorted; a larger one is met soon enough on the way down an index. */
const smallSet = 3000;

/** The two numbers by which a list is ordered, and which way. The second is different for every conversation. */
const orders: Record<InboxSort, { major: string; minor: string; direction: 'ASC' | 'DESC'; where: string }> = {
  newest: { major: '0', minor: 'last_message_id', direction: 'DESC', where: '' },
  waiting: { major: 'waiting_since', minor: 'id', direction: 'ASC', where: ' AND waiting_since IS NOT NULL' },
  relation: { major: 'relation', minor: 'last_message_id', direction: 'DESC', where: '' },
};

/** Which conversations a filter leaves, as a condition on their id, and how many there are at most. */
interface Narrowing {
  /** Yields the ids. */
  ids: string;
  values: unknown[];
  size: number;
}

/**
 * One page of a list, by keyset: never slower further down. Pinned conversations stand on the first page, before all others.
 * @param input.before the cursor of the page before
 */
export function inboxPage(
  database: WritableDb,
  input: { scope: ListScope; before: string | null; limit: number },
): InboxPage {
  const { ids, next } = inboxIds(database, input);
  return { rows: conversationRows(database, ids), next };
}

/** The ids alone, pinned ones first: what an action on a whole list works on. */
export function inboxIds(
  database: WritableDb,
  input: { scope: ListScope; before: string | null; limit: number },
): { ids: number[]; next: string | null } {
  const { scope, before, limit } = input;
  if (scope.filter?.type === 'saved') {
    return savedIds(database, scope.filter.id, scope, before, limit);
  }
  const narrowing = scope.filter && narrowingOf(database, scope.filter);
  const pinned = before === null ? pinnedIds(database, scope, narrowing) : [];
  const found = orderedIds(database, scope, narrowing, before, limit);
  return {
    ids: [...pinned, ...found.map(({ id }) => id)],
    next: found.length < limit ? null : `${found.at(-1)!.major}.${found.at(-1)!.minor}`,
  };
}

function statesOf({ view }: ListScope): number[] {
  return view === 'all' ? [0, 1, 2] : [stateNumber[view]];
}

function pinnedIds(database: WritableDb, scope: ListScope, narrowing: Narrowing | null): number[] {
  const states = JSON.stringify(statesOf(scope));
  const where = narrowing ? ` AND id IN (${narrowing.ids})` : '';
  return rows<{ id: number }>(
    database,
    `SELECT id FROM conversations INDEXED BY conversations_pinned
     WHERE pinned_at IS NOT NULL AND state IN (SELECT value FROM json_each(?))${where} ORDER BY pinned_at DESC`,
    states,
    ...(narrowing?.values ?? []),
  ).map(({ id }) => id);
}

interface Found {
  id: number;
  major: number;
  minor: number;
}

function orderedIds(
  database: WritableDb,
  scope: ListScope,
  narrowing: Narrowing | null,
  before: string | null,
  limit: number,
): Found[] {
  const { major, minor, direction, where } = orders[scope.sort];
  const compare = direction === 'ASC' ? '>' : '<';
  const [fromMajor, fromMinor] = before?.split('.').map(Number) ?? [];
  // A comparison of rows is one range of the index. With a constant in front it would not be.
  const keyset =
    before === null ? '' : major === '0' ? ` AND ${minor} ${compare} ?` : ` AND (${major}, ${minor}) ${compare} (?, ?)`;
  const keysetValues = before === null ? [] : major === '0' ? [fromMinor] : [fromMajor, fromMinor];
  const select = `SELECT id, ${major} AS major, ${minor} AS minor FROM conversations`;
  const rest = `pinned_at IS NULL${where}${keyset}`;
  const order = `ORDER BY ${major === '0' ? '' : `${major} ${direction}, `}${minor} ${direction} LIMIT ?`;

  if (narrowing && narrowing.size < smallSet) {
    const states = JSON.stringify(statesOf(scope));
    return rows<Found>(
      database,
      `${select} WHERE id IN (${narrowing.ids}) AND state IN (SELECT value FROM json_each(?)) AND ${rest} ${order}`,
      ...narrowing.values,
      states,
      ...keysetValues,
      limit,
    );
  }
  const isSource = scope.filter?.type === 'source' && scope.sort === 'newest';
  const filter = isSource ? 'source_id = ? AND ' : narrowing ? `+id IN (${narrowing.ids}) AND ` : '';
  const filterValues = isSource ? [(scope.filter as { id: number }).id] : (narrowing?.values ?? []);
  // One ordered range of an index for each state, put together by the first rows of each.
  const lists = statesOf(scope).map((state) =>
    rows<Found>(
      database,
      `${select} WHERE ${filter}state = ? AND ${rest} ${order}`,
      ...filterValues,
      state,
      ...keysetValues,
      limit,
    ),
  );
  if (lists.length === 1) return lists[0]!;
  const sign = direction === 'ASC' ? 1 : -1;
  return lists
    .flat()
    .sort((a, b) => sign * (a.major - b.major || a.minor - b.minor))
    .slice(0, limit);
}

function narrowingOf(database: WritableDb, filter: Exclude<ListFilter, { type: 'saved' }>): Narrowing {
  switch (filter.type) {
    case 'source':
      return {
        ids: 'SELECT id FROM conversations WHERE source_id = ?',
        values: [filter.id],
        size: row<{ size: number }>(
          database,
          'SELECT coalesce(sum(conversations), 0) AS size FROM conversation_counts WHERE source_id = ?',
          filter.id,
        )!.size,
      };
    case 'label':
      return tiedTo(database, 'conversation_labels', 'label_id', filter.id);
    case 'change':
      return tiedTo(database, 'conversation_changes', 'change_id', filter.id);
    case 'assigned': {
      const ids = 'SELECT id FROM conversations WHERE assignee = ?';
      return { ids, values: [filter.to], size: sizeOf(database, ids, filter.to) };
    }
  }
}

function tiedTo(database: WritableDb, table: string, column: string, id: number): Narrowing {
  const ids = `SELECT conversation_id FROM ${table} WHERE ${column} = ?`;
  return { ids, values: [id], size: sizeOf(database, ids, id) };
}

/** Counts no further than needed. */
function sizeOf(database: WritableDb, ids: string, value: unknown): number {
  return row<{ size: number }>(database, `SELECT count(*) AS size FROM (${ids} LIMIT ?)`, value, smallSet)!.size;
}

function savedIds(
  database: WritableDb,
  id: number,
  scope: ListScope,
  before: string | null,
  limit: number,
): { ids: number[]; next: string | null } {
  const saved = row<{ query: string }>(database, 'SELECT query FROM saved_views WHERE id = ?', id);
  const state = scope.view === 'all' ? '' : ` is:${scope.view}`;
  const query = `${saved?.query ?? ''}${state}`;
  const page = matchingConversations(database, { query, before: before === null ? null : Number(before), limit });
  return { ids: page.ids, next: page.next === null ? null : String(page.next) };
}
