import type { ConditionTerm, Query, Term } from '../../../shared/model/search-grammar.ts';
import { rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { conversationCondition } from './search-conditions.ts';
import { ids } from './search-parts.ts';
import { fewOf, parsedQuery, plannedQuery } from './search-plan.ts';
import { matchingIds, scannedAll, type Plan } from './search-scan.ts';

interface Selection {
  /** On `conversations`. */
  sql: string;
  values: unknown[];
  /** All that can match, when they are few. */
  few: number[] | null;
}

/** Conversations of a slice, by last activity. */
const sliceSize = 1000;
const sliceTime = 4;

/** What the query says of conversations, null when it is about messages. */
function conversationSelection(database: WritableDb, query: Query): Selection | null {
  const alternatives: string[] = [];
  const values: unknown[] = [];
  const few = new Set<number>();
  let isFew = query.alternatives.length > 0;
  for (const terms of query.alternatives) {
    const conditions = terms.map((term) => (term.type === 'condition' ? conversationCondition(database, term) : null));
    if (!conditions.every((condition) => condition !== null)) return null;
    alternatives.push(
      conditions.map(({ sql }, index) => (terms[index]!.negated ? `NOT (${sql})` : `(${sql})`)).join(' AND '),
    );
    values.push(...conditions.flatMap((condition) => condition.values));
    const found = isFew ? fewestOf(database, terms) : null;
    if (found === null) isFew = false;
    else for (const id of found) few.add(id);
  }
  const sql = alternatives.length > 0 ? alternatives.join(' OR ') : '1';
  return { sql: `(${sql}) AND conversations.state < 3`, values, few: isFew ? [...few] : null };
}

function fewestOf(database: WritableDb, terms: readonly Term[]): number[] | null {
  const lists = terms.map((term) => (term.negated ? null : fewOf(database, term as ConditionTerm)));
  return lists.reduce((least, list) => (list && (!least || list.length < least.length) ? list : least), null);
}

interface ConversationSlice {
  ids: number[];
  /** Cursor for what follows, null at the end. */
  next: number | null;
}

/** One slice of the conversations that a selection holds for, by last activity. */
function selectedSlice(
  database: WritableDb,
  selection: Selection,
  { before, limit }: { before: number | null; limit: number },
): ConversationSlice {
  const high = before ?? Number.MAX_SAFE_INTEGER;
  const scan = 'SELECT id, last_message_id AS last FROM conversations WHERE state = ? AND last_message_id < ?';
  const [slice, sliceValues] = selection.few
    ? [
        `SELECT conversations.id, last_message_id AS last FROM json_each(?) AS wanted
         CROSS JOIN conversations ON conversations.id = wanted.value WHERE last_message_id < ?`,
        [JSON.stringify(selection.few), high],
      ]
    : [
        `SELECT id, last FROM (${[0, 1, 2].map(() => scan).join(' UNION ALL ')} ORDER BY last DESC LIMIT ${sliceSize})`,
        [0, high, 1, high, 2, high],
      ];
  const held = rows<{ id: number; last: number; holds: number }>(
    database,
    `SELECT slice.id, slice.last, ${selection.sql} AS holds FROM (${slice}) AS slice
     CROSS JOIN conversations ON conversations.id = slice.id ORDER BY slice.last DESC`,
    ...selection.values,
    ...sliceValues,
  );
  const found: number[] = [];
  for (const { id, last, holds } of held) {
    if (!holds) continue;
    found.push(id);
    if (found.length === limit) return { ids: found, next: last };
  }
  const isEnd = selection.few !== null || held.length < sliceSize;
  return { ids: found, next: isEnd ? null : held.at(-1)!.last };
}

/** The conversations of these messages, in this order. */
function conversationsOf(database: WritableDb, messageIds: readonly number[]): { message: number; id: number }[] {
  return rows(
    database,
    `SELECT messages.id AS message, conversation_id AS id FROM json_each(?) AS wanted
     CROSS JOIN messages ON messages.id = wanted.value CROSS JOIN threads ON threads.id = thread_id`,
    JSON.stringify(messageIds),
  );
}

/** Those of the conversations that have a match among their messages from id `low` on. */
function withMatchFrom(
  database: WritableDb,
  plans: readonly Plan[],
  conversations: readonly number[],
  low: number,
): Set<number> {
  const messages = rows<{ message: number; id: number }>(
    database,
    `SELECT messages.id AS message, conversation_id AS id FROM json_each(?) AS wanted
     CROSS JOIN threads ON threads.conversation_id = wanted.value CROSS JOIN messages ON messages.thread_id = threads.id
     WHERE messages.id >= ? ORDER BY messages.id DESC`,
    JSON.stringify(conversations),
    low,
  );
  const found = new Set<number>();
  for (const plan of plans) {
    const left = messages.filter(({ id }) => !found.has(id));
    const matching = new Set(
      matchingIds(
        plan,
        left.map(({ message }) => message),
      ),
    );
    for (const { message, id } of left) if (matching.has(message)) found.add(id);
  }
  return found;
}

/** One slice of the conversations that hold a matching message, newest match first, without those that stood before. */
function matchedSlice(
  database: WritableDb,
  plans: readonly Plan[],
  { before, limit, deadline }: { before: number | null; limit: number; deadline: number },
): ConversationSlice {
  const found = scannedAll(database, plans, {
    before: before ?? Number.MAX_SAFE_INTEGER,
    limit,
    deadline,
    enough: limit,
    laterDeadline: deadline,
  });
  const pairs = conversationsOf(database, found.ids);
  const conversations = [...new Set(pairs.map(({ id }) => id))];
  const seen = before === null ? new Set<number>() : withMatchFrom(database, plans, conversations, before);
  return { ids: conversations.filter((id) => !seen.has(id)), next: found.reached === 0 ? null : found.reached };
}

/**
 * Conversations that match, or hold a message that does: by last activity when the query is about conversations alone, otherwise
 * newest match first. `before` is the cursor of the page before; a page is full unless it is the last or `time` is up.
 * @param input.time milliseconds
 * @throws SamesideError `query`
 */
export function matchingConversations(
  database: WritableDb,
  input: { query: string; before: number | null; limit: number; time: number },
): { ids: number[]; next: number | null } {
  const deadline = performance.now() + input.time;
  const query = parsedQuery(input.query);
  const selection = conversationSelection(database, query);
  const { plans } = plannedQuery(database, query);
  const all = plans.length > 0 ? plans : [everything];
  const found: number[] = [];
  let before = input.before;
  do {
    const limit = input.limit - found.length;
    const slice: ConversationSlice = selection
      ? selectedSlice(database, selection, { before, limit })
      : matchedSlice(database, all, { before, limit, deadline: Math.min(deadline, performance.now() + sliceTime) });
    found.push(...slice.ids);
    before = slice.next;
  } while (before !== null && found.length < input.limit && performance.now() < deadline);
  return { ids: found, next: before };
}

const everything: Plan = { parts: [], low: 0, high: Number.MAX_SAFE_INTEGER };

/** Which of these conversations match, or hold a message that does. @throws SamesideError `query` */
export function conversationsMatching(
  database: WritableDb,
  queryText: string,
  conversations: readonly number[],
): number[] {
  const query = parsedQuery(queryText);
  const selection = conversationSelection(database, query);
  if (selection) {
    return ids(
      database,
      `SELECT conversations.id FROM json_each(?) AS wanted CROSS JOIN conversations ON conversations.id = wanted.value
       WHERE ${selection.sql}`,
      JSON.stringify(conversations),
      ...selection.values,
    );
  }
  const matching = withMatchFrom(database, plannedQuery(database, query).plans, conversations, 0);
  return conversations.filter((id) => matching.has(id));
}

/** Milliseconds that counting goes on in one call. */
const countTime = 4;

/**
 * Counts matching conversations from `cursor` on for some milliseconds.
 * @param input.cursor the `next` of the slice before, null to begin
 * @throws SamesideError `query`
 */
export function conversationCountSlice(
  database: WritableDb,
  input: { query: string; cursor: number | null },
): { count: number; next: number | null } {
  const query = parsedQuery(input.query);
  const selection = conversationSelection(database, query);
  const deadline = performance.now() + countTime;
  let count = 0;
  let before = input.cursor;
  if (selection) {
    do {
      const slice = selectedSlice(database, selection, { before, limit: Infinity });
      count += slice.ids.length;
      before = slice.next;
    } while (before !== null && performance.now() < deadline);
    return { count, next: before };
  }
  const { plans } = plannedQuery(database, query);
  do {
    const slice = matchedSlice(database, plans, { before, limit: 200, deadline });
    count += slice.ids.length;
    before = slice.next;
  } while (before !== null && performance.now() < deadline);
  return { count, next: before };
}
