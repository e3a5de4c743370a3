import { firstMatch, type Needle } from '../../../shared/model/highlight.ts';
import { statement } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { idBelow, type Span } from './search-windows.ts';

/** One condition on messages, as the scan asks it. */
export interface Part {
  /** How much asking costs: cheap ones come first. */
  cost: number;
  negated: boolean;
  /** Which of these ids, newest first, hold it. */
  among(ids: readonly number[]): Set<number>;
  /**
   * Ids of the span that may hold it, newest first; fewer than `limit` mean that there are no more. Null when it cannot list.
   * What it lists is asked with `among` again unless `exact`.
   */
  next: ((span: Span, limit: number) => number[]) | null;
  exact: boolean;
}

/** The first column of all rows. */
export function ids(database: WritableDb, sql: string, ...values: unknown[]): number[] {
  return statement(database, sql)
    .pluck()
    .all(...values) as number[];
}

/** For each message that is asked about, so many entries of the index are read before the messages themselves are. */
const entriesEach = 25;
const fewestEntries = 1000;

/** Numbers are bound as reals, which FTS5 takes for no limit at all. */
const whole = 'CAST(? AS INTEGER)';

/**
 * Listing downwards, FTS5 reads every entry above `high`; upwards it finds its way. So far down, a stretch below `high` is listed
 * upwards; null where that finds too few.
 */
function upwards(
  database: WritableDb,
  { list, expression, span, limit }: { list: string; expression: string; span: Span; limit: number },
): number[] | null {
  if (span.high === Number.MAX_SAFE_INTEGER) return null;
  for (const messages of [8 * limit, 64 * limit]) {
    const low = Math.max(span.low, idBelow(database, span.high, messages));
    const found = ids(database, list, expression, low, span.high);
    if (found.length >= limit || low === span.low) return found.slice(-limit).reverse();
  }
  return null;
}

/**
 * A full-text expression. FTS5 looks for the next match however far away it is, whatever the limits on row ids: so these are single
 * words, or several of which any will do, where every entry that is read is a match.
 */
export function textPart(
  database: WritableDb,
  table: 'messages_fts' | 'message_beginnings',
  expression: string,
  more: { negated?: boolean; needles?: Needle[] | undefined } = {},
): Part {
  const list = `SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid >= ${whole} AND rowid < ${whole}`;
  return {
    cost: 1,
    negated: more.negated ?? false,
    exact: true,
    next: (span, limit) =>
      upwards(database, { list, expression, span, limit }) ??
      ids(database, `${list} ORDER BY rowid DESC LIMIT ?`, expression, span.low, span.high, limit),
    among(wanted) {
      if (wanted.length === 0) return new Set();
      const most = Math.max(fewestEntries, wanted.length * entriesEach);
      const entries = ids(database, `${list} LIMIT ?`, expression, wanted.at(-1)!, wanted[0]! + 1, most);
      if (entries.length < most) return new Set(entries);
      // A word that most messages have is read in them sooner than found in the index.
      const held = more.needles ? checkedAmong(database, wanted, { needles: more.needles }) : new Set<number>();
      if (more.needles && table === 'message_beginnings') return held;
      // Only the index knows senders as they called themselves then.
      const probe = statement(database, `SELECT 1 FROM ${table} WHERE ${table} MATCH ? AND rowid = ${whole}`);
      for (const id of wanted) if (!held.has(id) && probe.get(expression, id) !== undefined) held.add(id);
      return held;
    },
  };
}

/** What is looked up in the text itself: beginnings longer than those stored, and messages that still wait for theirs. */
export type TextCheck = { needles: Needle[] } | { link: true } | null;

/**
 * A token of `message_beginnings`, together with the messages that have no entry there yet.
 * @param more.always what every message must hold besides, null when the token says all
 * @param more.waiting what a message without an entry must hold, null when nothing is known of it yet
 */
export function beginningPart(
  database: WritableDb,
  token: string,
  more: { negated: boolean; always: TextCheck; waiting: TextCheck; isQueueEmpty: boolean },
): Part {
  const needles = more.waiting && 'needles' in more.waiting ? more.waiting.needles : undefined;
  const stored = textPart(database, 'message_beginnings', `"${token}"`, { needles });
  if (more.isQueueEmpty && !more.always) return { ...stored, negated: more.negated };
  const queued = 'SELECT message_id FROM search_queue WHERE message_id >= ? AND message_id < ?';
  return {
    cost: 20,
    negated: more.negated,
    exact: false,
    next(span, limit) {
      const listed = stored.next!(span, limit);
      if (more.isQueueEmpty || !more.waiting) return listed;
      const waiting = ids(database, `${queued} ORDER BY message_id DESC LIMIT ?`, span.low, span.high, limit);
      return [...new Set([...listed, ...waiting])].sort((a, b) => b - a).slice(0, limit);
    },
    among(wanted) {
      if (wanted.length === 0) return new Set();
      const waiting = more.isQueueEmpty ? new Set<number>() : new Set(queuedAmong(database, wanted));
      const found = stored.among(wanted);
      const settled = wanted.filter((id) => found.has(id) && !waiting.has(id));
      const held = more.always ? checkedAmong(database, settled, more.always) : new Set(settled);
      if (more.waiting) for (const id of checkedAmong(database, [...waiting], more.waiting)) held.add(id);
      return held;
    },
  };
}

/** Several words in a row: those that hold all of them are read. */
export function phrasePart(database: WritableDb, words: readonly Part[], needle: Needle, negated: boolean): Part {
  return {
    next: null,
    cost: 10,
    negated,
    exact: false,
    among(wanted) {
      let left = [...wanted];
      for (const word of words) {
        const held = word.among(left);
        left = left.filter((id) => held.has(id));
      }
      return checkedAmong(database, left, { needles: [needle] });
    },
  };
}

/** What no index knows: every message is read. */
export function checkedPart(database: WritableDb, check: NonNullable<TextCheck>, negated: boolean): Part {
  return {
    next: null,
    cost: 30,
    negated,
    exact: false,
    among: (wanted) => checkedAmong(database, wanted, check),
  };
}

function queuedAmong(database: WritableDb, wanted: readonly number[]): number[] {
  return ids(
    database,
    'SELECT message_id FROM search_queue WHERE message_id IN (SELECT value FROM json_each(?))',
    JSON.stringify(wanted),
  );
}

const anyLink = /https?:\/\//;

/** What is indexed of a message. */
export interface MessageWords {
  id: number;
  subject: string;
  sender: string;
  body: string;
}

/** The words of these messages as they were given to the text index, in this order. */
export function wordsOfMessages(database: WritableDb, wanted: readonly number[]): MessageWords[] {
  return statement(
    database,
    `SELECT messages.id, subject, coalesce(name, '') || ' ' || coalesce(address, '') AS sender,
            iif(search_extra IS NULL, text, text || char(10) || search_extra) AS body
     FROM json_each(?) AS wanted CROSS JOIN messages ON messages.id = wanted.value
     LEFT JOIN identities ON identities.id = identity_id`,
  ).all(JSON.stringify(wanted)) as MessageWords[];
}

function checkedAmong(database: WritableDb, wanted: readonly number[], check: NonNullable<TextCheck>): Set<number> {
  if (wanted.length === 0) return new Set();
  const held = wordsOfMessages(database, wanted).filter(({ subject, sender, body }) => {
    if ('link' in check) return anyLink.test(body);
    return [body, subject, sender].some((text) => firstMatch(text, check.needles) !== -1);
  });
  return new Set(held.map(({ id }) => id));
}

/** SQL on the rows of a message, its thread and its conversation. */
export interface RowCondition {
  sql: string;
  values: unknown[];
  /** Reads the conversation. */
  joins: boolean;
}

/** Several conditions on rows, asked in one go. */
export function rowsPart(database: WritableDb, conditions: readonly RowCondition[]): Part {
  const joins = conditions.some((condition) => condition.joins)
    ? `CROSS JOIN threads ON threads.id = messages.thread_id
       CROSS JOIN conversations ON conversations.id = threads.conversation_id`
    : '';
  const sql = `SELECT messages.id FROM json_each(?) AS wanted CROSS JOIN messages ON messages.id = wanted.value ${joins}
     WHERE ${conditions.map((condition) => condition.sql).join(' AND ')}`;
  const values = conditions.flatMap((condition) => condition.values);
  return {
    cost: 5,
    negated: false,
    exact: true,
    next: null,
    among: (wanted) => new Set(ids(database, sql, JSON.stringify(wanted), ...values)),
  };
}

/** Ids that an index lists newest first. @param sql ends in conditions on `column`, the message's id */
export function listedPart(
  database: WritableDb,
  { sql, column, values, negated }: { sql: string; column: string; values: unknown[]; negated: boolean },
): Part {
  return {
    cost: 2,
    negated,
    exact: true,
    next: ({ low, high }, limit) =>
      ids(
        database,
        `${sql} AND ${column} >= ? AND ${column} < ? ORDER BY ${column} DESC LIMIT ?`,
        ...values,
        low,
        high,
        limit,
      ),
    among: (wanted) =>
      new Set(
        ids(database, `${sql} AND ${column} IN (SELECT value FROM json_each(?))`, ...values, JSON.stringify(wanted)),
      ),
  };
}

/** A list that is known whole, newest first. */
export function knownPart(known: readonly number[]): Part {
  const all = new Set(known);
  return {
    cost: 0,
    negated: false,
    exact: true,
    next: ({ low, high }, limit) => known.filter((id) => id >= low && id < high).slice(0, limit),
    among: (wanted) => new Set(wanted.filter((id) => all.has(id))),
  };
}

/** Every message. */
export function everyPart(database: WritableDb): Part {
  return listedPart(database, {
    sql: 'SELECT id FROM messages_fts_docsize WHERE 1',
    column: 'id',
    values: [],
    negated: false,
  });
}
