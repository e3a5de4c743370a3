import { firstMatch, type Needle } from '../../../shared/model/highlight.ts';
import { statement } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { messagesBetween, type Span } from './search-windows.ts';

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
  /** It lists without reading much that it does not list, so that a span of any size may be asked. */
  direct: boolean;
}

/** The first column of all rows. */
export function ids(database: WritableDb, sql: string, ...values: unknown[]): number[] {
  return statement(database, sql)
    .pluck()
    .all(...values) as number[];
}

/** Microseconds that asking about a single row takes, and that reading one message of a span takes. */
const probeCost = 20;
const spanCost = 0.1;

/** A full-text expression of `messages_fts` or `message_beginnings`. @param direct when every entry it reads is a match */
export function textPart(
  database: WritableDb,
  table: 'messages_fts' | 'message_beginnings',
  expression: string,
  more: { negated?: boolean; direct: boolean },
): Part {
  const list = `SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid >= ? AND rowid < ?`;
  return {
    cost: 1,
    negated: more.negated ?? false,
    exact: true,
    direct: more.direct,
    next: ({ low, high }, limit) => ids(database, `${list} ORDER BY rowid DESC LIMIT ?`, expression, low, high, limit),
    among(wanted) {
      if (wanted.length === 0) return new Set();
      const span = { low: wanted.at(-1)!, high: wanted[0]! + 1 };
      if (messagesBetween(database, span) * spanCost <= wanted.length * probeCost) {
        return new Set(ids(database, list, expression, span.low, span.high));
      }
      const probe = statement(database, `SELECT 1 FROM ${table} WHERE ${table} MATCH ? AND rowid = ?`);
      return new Set(wanted.filter((id) => probe.get(expression, id) !== undefined));
    },
  };
}

/** What is looked up in the text itself: beginnings longer than those stored, and messages that still wait for theirs. */
export type TextCheck = { needle: Needle } | { link: true } | null;

/**
 * A token of `message_beginnings`, together with the messages that have no entry there yet.
 * @param always what every message must hold besides, null when the token says all
 * @param waiting what a message without an entry must hold, null when nothing is known of it yet
 */
export function beginningPart(
  database: WritableDb,
  token: string,
  more: { negated: boolean; always: TextCheck; waiting: TextCheck; isQueueEmpty: boolean },
): Part {
  const stored = textPart(database, 'message_beginnings', `"${token}"`, { direct: true });
  if (more.isQueueEmpty && !more.always) return { ...stored, negated: more.negated };
  const queued = 'SELECT message_id FROM search_queue WHERE message_id >= ? AND message_id < ?';
  return {
    cost: 20,
    negated: more.negated,
    exact: false,
    direct: true,
    next(span, limit) {
      const listed = stored.next!(span, limit);
      if (more.isQueueEmpty || !more.waiting) return listed;
      const waiting = ids(database, `${queued} ORDER BY message_id DESC LIMIT ?`, span.low, span.high, limit);
      return [...new Set([...listed, ...waiting])].sort((a, b) => b - a).slice(0, limit);
    },
    among(wanted) {
      if (wanted.length === 0) return new Set();
      const found = stored.among(wanted);
      const waiting = more.isQueueEmpty ? new Set<number>() : new Set(queuedAmong(database, wanted));
      const held = new Set<number>();
      for (const id of wanted) {
        const check = waiting.has(id) ? more.waiting : more.always;
        if (waiting.has(id) ? check === null : !found.has(id)) continue;
        if (check === null || holds(database, id, check)) held.add(id);
      }
      return held;
    },
  };
}

/** What no index knows: every message is read. */
export function checkedPart(database: WritableDb, check: NonNullable<TextCheck>, negated: boolean): Part {
  return {
    ...everyPart(database),
    cost: 30,
    negated,
    exact: false,
    among: (wanted) => new Set(wanted.filter((id) => holds(database, id, check))),
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

function holds(database: WritableDb, id: number, check: NonNullable<TextCheck>): boolean {
  const found = statement(
    database,
    `SELECT subject, text, search_extra AS extra, identities.name, identities.address FROM messages
     LEFT JOIN identities ON identities.id = identity_id WHERE messages.id = ?`,
  ).get(id) as Record<'subject' | 'text' | 'extra' | 'name' | 'address', string | null> | undefined;
  if (!found) return false;
  if ('link' in check) return anyLink.test(found.text!);
  const texts = [found.subject, found.text, found.extra, `${found.name ?? ''} ${found.address ?? ''}`];
  return texts.some((text) => text !== null && firstMatch(text, [check.needle]) !== -1);
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
    direct: false,
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
    direct: true,
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
    direct: true,
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
