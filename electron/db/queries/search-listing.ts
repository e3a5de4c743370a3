import type { WritableDb } from '../open.ts';
import { statement } from '../statements.ts';
import { firstBelow, idBelow, type Span } from './search-windows.ts';

/** Ids newest first, and how far down they are all that there are: from `reached` up nothing is missing. */
export interface Listed {
  ids: number[];
  reached: number;
}

/** Entries of one full-text expression. What was read of an unbroken stretch of ids is remembered and never read twice. */
export interface Listing {
  /** As `Part.next`. */
  next(span: Span, limit: number, deadline: number): Listed;
  /** Which of these ids, newest first, have an entry; null when too many others stand between them to be read. */
  among(wanted: readonly number[]): Set<number> | null;
}

export type TextTable = 'messages_fts' | 'message_beginnings';

/** Messages whose entries are read at once: asking costs as much as some hundred entries. */
const smallestWindow = 512;
const largestWindow = 8192;
/** Where few entries are found, the newest ones of all are read to see whether there are so few of them. */
const rareEntries = 4000;
/** For each message that is asked about, so many entries are read before something else is tried. */
const entriesEach = 25;
const fewestEntries = 1000;

/** Numbers are bound as reals, which FTS5 takes for no limit at all. */
export const wholeNumber = 'CAST(? AS INTEGER)';
const top = Number.MAX_SAFE_INTEGER;

/**
 * Lists what an expression matches. FTS5 looks for the next match however far away it is, whatever the limits on row ids: so this is
 * for single words, or several of which any will do, where every entry that is read is a match.
 */
export function createListing(database: WritableDb, table: TextTable, expression: string): Listing {
  const range = `SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid >= ${wholeNumber} AND rowid < ${wholeNumber}`;
  const read = (low: number, high: number): number[] =>
    statement(database, range).pluck().all(expression, low, high) as number[];
  const readSome = (order: 'ASC' | 'DESC', low: number, high: number, limit: number): number[] =>
    statement(database, `${range} ORDER BY rowid ${order} LIMIT ?`)
      .pluck()
      .all(expression, low, high, limit) as number[];

  /** Every entry from `low` up to but without `high`, newest first. */
  let known: Span & { ids: number[] } = { low: top, high: top, ids: [] };
  let messages = smallestWindow;
  let isRare: boolean | null = null;
  /** Entries for each id, as they were met last. */
  let density = 0;

  const startAt = (high: number): void => {
    if (high <= known.high && high >= known.low) return;
    known = { low: high, high, ids: [] };
  };

  const add = (older: number[], low: number): void => {
    known.low = low;
    for (const id of older) known.ids.push(id);
  };

  /**
   * Reads further down. Downwards, FTS5 begins at the very top whatever the limits; upwards it finds its way: so only the newest
   * entries are read downwards.
   */
  const extend = (low: number, wanted: number): void => {
    if (known.low === top) {
      const newest = readSome('DESC', low, top, wanted);
      const isMore = newest.length === wanted;
      if (isMore) density = wanted / (newest[0]! - newest.at(-1)! + 1);
      add(newest, isMore ? newest.at(-1)! : low);
      return;
    }
    if (isRare === null && messages >= largestWindow) {
      const newest = readSome('DESC', low, top, rareEntries);
      const reached = newest.length < rareEntries ? low : newest.at(-1)!;
      isRare = reached < known.low;
      if (isRare) {
        known = { low: reached, high: top, ids: newest };
        return;
      }
    }
    const size = Math.min(largestWindow, Math.max(messages, 2 * wanted));
    const floor = Math.max(low, idBelow(database, known.low, size));
    const found = read(floor, known.low).reverse();
    messages = found.length < wanted ? size * 4 : smallestWindow;
    add(found, floor);
  };

  return {
    next(span, limit, deadline) {
      startAt(span.high);
      const missing = (): number => limit - (known.ids.length - firstBelow(known.ids, span.high));
      for (let wanted = missing(); wanted > 0 && known.low > span.low; wanted = missing()) {
        extend(span.low, wanted);
        if (performance.now() > deadline) break;
      }
      const start = firstBelow(known.ids, span.high);
      const ids = known.ids.slice(start, start + limit);
      while (ids.length > 0 && ids.at(-1)! < span.low) ids.pop();
      return { ids, reached: ids.length === limit ? ids.at(-1)! : Math.max(known.low, span.low) };
    },
    among(wanted) {
      const [bottom, above] = [wanted.at(-1)!, wanted[0]! + 1];
      startAt(above);
      if (bottom < known.low) {
        const most = Math.max(fewestEntries, wanted.length * entriesEach);
        const distance = known.low - bottom;
        if (density * distance > most) return null;
        const first = readSome('ASC', bottom, known.low, fewestEntries);
        let found = first;
        if (first.length === fewestEntries) {
          const last = first.at(-1)!;
          density = first.length / (last - bottom + 1);
          if (density * distance > most) return null;
          const others = readSome('ASC', last + 1, known.low, most);
          if (others.length === most) return null;
          found = [...first, ...others];
        }
        add(found.reverse(), bottom);
      }
      return held(wanted, known.ids);
    },
  };
}

/** Those that are in both, each newest first. */
function held(wanted: readonly number[], ids: readonly number[]): Set<number> {
  const found = new Set<number>();
  let at = firstBelow(ids, wanted[0]! + 1);
  for (const id of wanted) {
    while (at < ids.length && ids[at]! > id) at += 1;
    if (ids[at] === id) found.add(id);
  }
  return found;
}
