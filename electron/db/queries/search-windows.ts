import { row, statement } from '../statements.ts';
import type { WritableDb } from '../open.ts';

/** Message ids from `low` up to but without `high`. */
export interface Span {
  low: number;
  high: number;
}

/** Every so many messages, newest first, one id is remembered. */
const step = 1024;

interface Marks {
  messages: number;
  ids: number[];
  complete: boolean;
}

const marksOf = new WeakMap<WritableDb, Marks>();

/** A rough map of how the messages lie: it costs little, and a few hundred messages more or less do not matter. */
function marks(database: WritableDb): Marks {
  const { messages } = row<{ messages: number }>(
    database,
    'SELECT coalesce(sum(messages), 0) AS messages FROM sources',
  )!;
  const known = marksOf.get(database);
  if (known && Math.abs(known.messages - messages) < step) return known;
  const fresh: Marks = { messages, ids: [], complete: false };
  marksOf.set(database, fresh);
  return fresh;
}

/** Reads the map on down to the mark of that number, or as far as there is time. */
function extended(database: WritableDb, known: Marks, wanted: number, deadline: number): void {
  const select = statement(
    database,
    `SELECT id FROM messages_fts_docsize WHERE id < ? ORDER BY id DESC LIMIT 1 OFFSET ${step - 1}`,
  ).pluck();
  while (!known.complete && known.ids.length <= wanted && performance.now() < deadline) {
    const id = select.get(known.ids.at(-1) ?? Number.MAX_SAFE_INTEGER) as number | undefined;
    if (id === undefined) known.complete = true;
    else known.ids.push(id);
  }
}

/** Index of the first of these ids, newest first, that is below one. */
export function firstBelow(ids: readonly number[], id: number): number {
  let [from, to] = [0, ids.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (ids[middle]! < id) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** An id with about `messages` messages between it and `high`, 0 where there are no more. */
export function windowFloor(database: WritableDb, high: number, messages: number, deadline: number): number {
  const known = marks(database);
  if (messages >= known.messages) return 0;
  while (!known.complete && (known.ids.at(-1) ?? Infinity) >= high && performance.now() < deadline) {
    extended(database, known, known.ids.length, deadline);
  }
  const wanted = firstBelow(known.ids, high) + Math.max(0, Math.round(messages / step) - 1);
  extended(database, known, wanted, deadline);
  if (wanted < known.ids.length) return known.ids[wanted]!;
  if (known.complete) return 0;
  const last = known.ids.at(-1);
  if (last !== undefined && last < high) return last;
  return idBelow(database, high, step);
}

/** The id that stands so many messages below `high`, 0 where there are fewer. */
export function idBelow(database: WritableDb, high: number, messages: number): number {
  const below = 'SELECT id FROM messages_fts_docsize WHERE id < ? ORDER BY id DESC LIMIT 1 OFFSET ?';
  return (statement(database, below).pluck().get(high, messages) as number | undefined) ?? 0;
}
