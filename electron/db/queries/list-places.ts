import type { InboxSort, ListFilter, ListScope } from '../../../shared/model/list-scope.ts';
import { listKey } from '../../../shared/model/list-scope.ts';
import { rows } from '../statements.ts';
import { stateNumber } from './conversation-threads.ts';
import type { WritableDb } from '../open.ts';

/** Where a conversation stands in a list: the section, and the two numbers by which that is ordered. */
export interface Place {
  section: number;
  major: number;
  minor: number;
  id: number;
}

export const sections = { pinned: 0, others: 1 } as const;

/** One order of one table: the index that has it, and the two columns by which it goes; the second is never twice the same. */
interface Order {
  index: string;
  major: string;
  minor: string;
  direction: 'ASC' | 'DESC';
}

/** Whoever waits longest first; what nobody waits for comes after, newest first. As the indexes have it. */
export const waitingOrder = 'coalesce(conversations.waiting_since, 9007199254740991 - conversations.last_message_id)';

function orders(prefix: string): Record<InboxSort, Order> {
  return {
    newest: {
      index: prefix === '' ? 'conversations_by_state' : 'conversations_by_source',
      major: '0',
      minor: 'last_message_id',
      direction: 'DESC',
    },
    waiting: { index: `conversations${prefix}_by_waiting`, major: waitingOrder, minor: 'id', direction: 'ASC' },
    relation: {
      index: `conversations${prefix}_by_relation`,
      major: 'relation',
      minor: 'last_message_id',
      direction: 'DESC',
    },
  };
}

const orderOfAll = orders('');
const orderOfSource = orders('_of_source');
const orderOfTies: Record<InboxSort, Order> = {
  newest: { index: 'list_places_newest', major: '0', minor: 'places.last_message_id', direction: 'DESC' },
  waiting: {
    index: 'list_places_waiting',
    major: 'waiting_order',
    minor: 'places.conversation_id',
    direction: 'ASC',
  },
  relation: {
    index: 'list_places_relation',
    major: 'places.relation',
    minor: 'places.last_message_id',
    direction: 'DESC',
  },
};

/**
 * The next conversations of a list behind a place, pinned ones before all others, by keyset: never slower further down.
 * Saved views are no such list.
 */
export function listedPlaces(database: WritableDb, scope: ListScope, from: Place | null, limit: number): Place[] {
  const isBehindPinned = from?.section === sections.others;
  const pinned = isBehindPinned ? [] : pinnedPlaces(database, scope, from, limit);
  if (pinned.length >= limit) return pinned;
  return [...pinned, ...otherPlaces(database, scope, isBehindPinned ? from : null, limit - pinned.length)];
}

/** The places of these conversations in a list, in its order. */
export function placesAmong(database: WritableDb, sort: InboxSort, ids: readonly number[]): Place[] {
  const { major, minor, direction } = orderOfAll[sort];
  const sign = direction === 'ASC' ? 1 : -1;
  return rows<Place>(
    database,
    `SELECT iif(pinned_at IS NULL, ${sections.others}, ${sections.pinned}) AS section,
            iif(pinned_at IS NULL, ${major}, pinned_at) AS major, iif(pinned_at IS NULL, ${minor}, id) AS minor, id
     FROM conversations WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  ).sort((a, b) => {
    const way = a.section === sections.pinned ? -1 : sign;
    return a.section - b.section || way * (a.major - b.major || a.minor - b.minor);
  });
}

/** Whether one place of a list stands behind another. */
export function isBehind(sort: InboxSort, one: Place, other: Place): boolean {
  if (one.section !== other.section) return one.section > other.section;
  const sign = one.section === sections.others && orderOfAll[sort].direction === 'ASC' ? 1 : -1;
  return sign * (one.major - other.major || one.minor - other.minor) > 0;
}

/** A place as the cursor of the page behind it. */
export function cursorOf({ section, major, minor }: Place): string {
  return `${section}.${major}.${minor}`;
}

export function placeOf(cursor: string): Place {
  const [section, major, minor] = cursor.split('.').map(Number);
  return { section: section ?? 0, major: major ?? 0, minor: minor ?? 0, id: 0 };
}

function statesOf({ view }: ListScope): number[] {
  return view === 'all' ? [stateNumber.open, stateNumber.snoozed, stateNumber.done] : [stateNumber[view]];
}

/** The pinned conversations of a list, pinned last first. */
export function pinnedPlaces(database: WritableDb, scope: ListScope, from: Place | null, limit: number): Place[] {
  const narrowed = narrowing(scope.filter);
  const lists = statesOf(scope).map((state) =>
    rows<Place>(
      database,
      `SELECT ${sections.pinned} AS section, pinned_at AS major, id AS minor, id
       FROM conversations INDEXED BY conversations_pinned
       WHERE state = ? AND pinned_at IS NOT NULL${narrowed.where} AND (pinned_at, id) < (?, ?)
       ORDER BY pinned_at DESC, id DESC LIMIT ?`,
      state,
      ...narrowed.values,
      from?.major ?? Number.MAX_SAFE_INTEGER,
      from?.minor ?? Number.MAX_SAFE_INTEGER,
      limit,
    ),
  );
  return firstOf(lists, -1, limit);
}

/** Pinned conversations are few: each is asked whether it belongs. */
function narrowing(filter: ListFilter | null): { where: string; values: unknown[] } {
  if (filter === null) return { where: '', values: [] };
  if (filter.type === 'source') return { where: ' AND source_id = ?', values: [filter.id] };
  return {
    where: ' AND EXISTS (SELECT 1 FROM list_places WHERE list = ? AND conversation_id = conversations.id)',
    values: [listKey(filter)],
  };
}

function otherPlaces(database: WritableDb, scope: ListScope, from: Place | null, limit: number): Place[] {
  const { filter, sort } = scope;
  const isTie = filter !== null && filter.type !== 'source';
  const order = (isTie ? orderOfTies : filter === null ? orderOfAll : orderOfSource)[sort];
  const { major, minor, direction } = order;
  const state = isTie ? 'places.state' : 'state';
  const tables = isTie
    ? `list_places AS places INDEXED BY ${order.index} CROSS JOIN conversations ON conversations.id = conversation_id`
    : `conversations INDEXED BY ${order.index}`;
  const narrowed = filter === null ? '' : isTie ? 'list = ? AND ' : 'source_id = ? AND ';
  const values = filter === null ? [] : filter.type === 'source' ? [filter.id] : [listKey(filter)];
  const compare = direction === 'ASC' ? '>' : '<';
  const isPlain = major === '0';
  // SQLite makes one range of an index of a comparison of rows, but not where an expression stands in the row.
  const isExpression = major === waitingOrder;
  const rowKeyset = `${isExpression ? ` AND ${major} ${compare}= ?` : ''} AND (${major}, ${minor}) ${compare} (?, ?)`;
  const keyset = isPlain ? ` AND ${minor} ${compare} ?` : rowKeyset;
  const keysetValues =
    from === null ? [] : [...(isExpression ? [from.major] : []), ...(isPlain ? [] : [from.major]), from.minor];
  // One ordered range of an index for each state, put together by the first rows of each.
  const lists = statesOf(scope).map((each) =>
    rows<Place>(
      database,
      `SELECT ${sections.others} AS section, ${major} AS major, ${minor} AS minor, id FROM ${tables}
       WHERE ${narrowed}${state} = ? AND pinned_at IS NULL${from === null ? '' : keyset}
       ORDER BY ${isPlain ? '' : `${major} ${direction}, `}${minor} ${direction} LIMIT ?`,
      ...values,
      each,
      ...keysetValues,
      limit,
    ),
  );
  return firstOf(lists, direction === 'ASC' ? 1 : -1, limit);
}

function firstOf(lists: Place[][], sign: 1 | -1, limit: number): Place[] {
  if (lists.length === 1) return lists[0]!;
  return lists
    .flat()
    .sort((a, b) => sign * (a.major - b.major || a.minor - b.minor))
    .slice(0, limit);
}
