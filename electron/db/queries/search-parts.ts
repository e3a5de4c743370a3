import { firstMatch, type Needle } from '../../../shared/model/highlight.ts';
import { statement } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { createListing, wholeNumber, type Listed, type TextTable } from './search-listing.ts';
import { firstBelow, type Span } from './search-windows.ts';

/** One condition on messages, as the scan asks it. */
export interface Part {
  /** How much asking costs: cheap ones come first. */
  cost: number;
  negated: boolean;
  /** Which of these ids, newest first, hold it. */
  among(ids: readonly number[]): Set<number>;
  /**
   * Up to `limit` ids of the span that may hold it; fewer where it ends, or at the deadline (on the clock of `performance.now`).
   * Null when it cannot list. What it lists is asked with `among` again unless `exact`.
   */
  next: ((span: Span, limit: number, deadline: number) => Listed) | null;
  exact: boolean;
}

/** The first column of all rows. */
export function ids(database: WritableDb, sql: string, ...values: unknown[]): number[] {
  return statement(database, sql)
    .pluck()
    .all(...values) as number[];
}

/** An answer of `next` that ends where the limit was met, otherwise at the end of the span. */
function listedUpTo(limit: number, ids: number[], { low }: Span): Listed {
  return { ids, reached: ids.length === limit && limit > 0 ? ids.at(-1)! : low };
}

/** A full-text expression: a single word, or several of which any will do. */
export function textPart(
  database: WritableDb,
  table: TextTable,
  expression: string,
  more: { negated?: boolean; check?: TextCheck } = {},
): Part {
  const listing = createListing(database, table, expression);
  return {
    cost: 1,
    negated: more.negated ?? false,
    exact: true,
    next: listing.next,
    among(wanted) {
      if (wanted.length === 0) return new Set();
      const listed = listing.among(wanted);
      if (listed) return listed;
      // A word that most messages have is read in them sooner than found in the index.
      const held = more.check ? checkedAmong(database, wanted, more.check) : new Set<number>();
      if (more.check && table === 'message_beginnings') return held;
      // Only the index knows senders as they called themselves then.
      const probe = statement(database, `SELECT 1 FROM ${table} WHERE ${table} MATCH ? AND rowid = ${wholeNumber}`);
      for (const id of wanted) if (!held.has(id) && probe.get(expression, id) !== undefined) held.add(id);
      return held;
    },
  };
}

/** What is looked up in the text itself: beginnings longer than those stored, and messages that still wait for theirs. */
export type TextCheck = { needles: Needle[] } | { senders: Needle[] } | { link: true } | null;

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
  const check = more.waiting && 'needles' in more.waiting ? more.waiting : null;
  const stored = textPart(database, 'message_beginnings', `"${token}"`, { check });
  if (more.isQueueEmpty && !more.always) return { ...stored, negated: more.negated };
  const queued = 'SELECT message_id FROM search_queue WHERE message_id >= ? AND message_id < ?';
  return {
    cost: 20,
    negated: more.negated,
    exact: false,
    next(span, limit, deadline) {
      const listed = stored.next!(span, limit, deadline);
      if (more.isQueueEmpty || !more.waiting) return listed;
      const waiting = ids(database, `${queued} ORDER BY message_id DESC LIMIT ?`, span.low, span.high, limit);
      const reached = Math.max(listed.reached, listedUpTo(limit, waiting, span).reached);
      const both = [...new Set([...listed.ids, ...waiting])].filter((id) => id >= reached).sort((a, b) => b - a);
      return both.length < limit ? { ids: both, reached } : listedUpTo(limit, both.slice(0, limit), span);
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

/** What is indexed of a message, but for the name of the sender. */
export interface MessageWords {
  id: number;
  identityId: number | null;
  subject: string;
  body: string;
}

/** The words of these messages as they were given to the text index, in this order. */
export function wordsOfMessages(database: WritableDb, wanted: readonly number[]): MessageWords[] {
  return statement(
    database,
    `SELECT messages.id, identity_id AS identityId, subject,
            iif(search_extra IS NULL, text, text || char(10) || search_extra) AS body
     FROM json_each(?) AS wanted CROSS JOIN messages ON messages.id = wanted.value`,
  ).all(JSON.stringify(wanted)) as MessageWords[];
}

/** Who sent these messages, in this order. */
export function sendersOfMessages(
  database: WritableDb,
  wanted: readonly number[],
): { id: number; identityId: number | null }[] {
  return statement(
    database,
    `SELECT messages.id, identity_id AS identityId FROM json_each(?) AS wanted
     CROSS JOIN messages ON messages.id = wanted.value`,
  ).all(JSON.stringify(wanted)) as { id: number; identityId: number | null }[];
}

/** Answers with name and address of identities as they are now; each is read once. */
export function senderReader(database: WritableDb): (identityId: number | null) => string {
  const known = new Map<number, string>();
  const select = statement(
    database,
    "SELECT coalesce(name, '') || ' ' || coalesce(address, '') FROM identities WHERE id = ?",
  ).pluck();
  return (identityId) => {
    if (identityId === null) return ' ';
    const found = known.get(identityId) ?? (select.get(identityId) as string | undefined) ?? ' ';
    known.set(identityId, found);
    return found;
  };
}

function checkedAmong(database: WritableDb, wanted: readonly number[], check: NonNullable<TextCheck>): Set<number> {
  if (wanted.length === 0) return new Set();
  const senderOf = senderReader(database);
  if ('senders' in check) {
    const isCalled = (identityId: number | null): boolean => firstMatch(senderOf(identityId), check.senders) !== -1;
    return new Set(
      sendersOfMessages(database, wanted).flatMap(({ id, identityId }) => (isCalled(identityId) ? id : [])),
    );
  }
  const held = wordsOfMessages(database, wanted).filter(({ subject, identityId, body }) => {
    if ('link' in check) return anyLink.test(body);
    const holds = (text: string): boolean => firstMatch(text, check.needles) !== -1;
    return holds(body) || holds(subject) || holds(senderOf(identityId));
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
    next(span, limit) {
      const range = `${sql} AND ${column} >= ? AND ${column} < ? ORDER BY ${column} DESC LIMIT ?`;
      return listedUpTo(limit, ids(database, range, ...values, span.low, span.high, limit), span);
    },
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
    next(span, limit) {
      const from = firstBelow(known, span.high);
      const listed = known.slice(from, from + limit).filter((id) => id >= span.low);
      return listedUpTo(limit, listed, span);
    },
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
