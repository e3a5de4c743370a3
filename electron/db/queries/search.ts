import type { Needle } from '../../../shared/model/highlight.ts';
import type { RecordType, SearchResult } from '../../../shared/model/records.ts';
import type { Query } from '../../../shared/model/search-grammar.ts';
import { foldedWords } from '../../../shared/model/words.ts';
import type { WritableDb } from '../open.ts';
import { bestIds } from './search-best.ts';
import { correctionsFor } from './search-corrections.ts';
import { messageHits, newestPage } from './search-hits.ts';
import { parsedQuery, plannedQuery, type Corrections, type PlannedQuery } from './search-plan.ts';
import { recordHits, recordTotal, settleRecords } from './search-records.ts';
import { scannedAll } from './search-scan.ts';
import { queuedMessages } from './search-settle.ts';

export interface SearchInput {
  query: string;
  /** Null searches all types; people, changes, reports and notes come before messages, on the first page. */
  type: RecordType | null;
  sort: 'newest' | 'best';
  before: number | null;
  limit: number;
  count: boolean;
  /** The query is still being typed: its last word may be the beginning of one. */
  typing?: boolean;
}

/** Of each other type so many stand before the messages. */
const othersShown = 3;
const allTypes: RecordType[] = ['person', 'change', 'report', 'note', 'message'];

/**
 * Searches one type of things, or with `type` null all of them. It answers within some milliseconds: what it could not find by
 * then is asked for with `next`. Where nothing is found, words spelled much alike are looked for as well.
 * @throws SamesideError `query` with the `position` and `length` of the mistake
 */
export function search(database: WritableDb, input: SearchInput): SearchResult {
  const started = performance.now();
  const query = parsedQuery(input.query, input.typing);
  if (input.type !== 'message' && input.before === null) settleRecords(database);
  let found = searched(database, query, input, new Map());
  let corrections: Corrections = new Map();
  if (
    isNothing(found) &&
    (input.before === null || isNothing(searched(database, query, firstOf(input), corrections)))
  ) {
    corrections = correctionsFor(database, query);
    if (corrections.size > 0) found = searched(database, withWholeWords(query, corrections), input, corrections);
  }
  return {
    ...found,
    untold: asksForLanguage(query) ? queuedMessages(database) : 0,
    corrections: [...corrections].flatMap(([from, words]) => words.map((to) => ({ from, to }))),
    ms: performance.now() - started,
  };
}

type Found = Omit<SearchResult, 'corrections' | 'untold' | 'ms'>;

function asksForLanguage({ alternatives }: Query): boolean {
  return alternatives.some((terms) => terms.some((term) => term.type === 'condition' && term.field === 'lang'));
}

function isNothing({ hits, partial }: Found): boolean {
  return hits.length === 0 && !partial;
}

/** Whether a later page is one of a corrected search shows at the beginning. */
function firstOf(input: SearchInput): SearchInput {
  return { ...input, before: null, limit: 1, count: false };
}

/** The beginning of a word is corrected as the whole word that it may be. */
function withWholeWords(query: Query, corrections: Corrections): Query {
  return {
    alternatives: query.alternatives.map((terms) =>
      terms.map((term) =>
        term.type === 'text' && foldedWords(term.words).some((word) => corrections.has(word))
          ? { ...term, prefix: false }
          : term,
      ),
    ),
  };
}

function searched(database: WritableDb, query: Query, input: SearchInput, corrections: Corrections): Found {
  const { type, typing = false } = input;
  const planned = plannedQuery(database, query, { typing, corrections });
  const found: Found = {
    total: input.count ? 0 : null,
    totalIsExact: true,
    hits: [],
    next: null,
    partial: false,
  };
  if (query.alternatives.length === 0) return found;
  for (const each of type === null ? allTypes : [type]) {
    if (each === 'message') {
      const limit = Math.max(1, input.limit - found.hits.length);
      addMessages(database, found, planned, { ...input, limit });
    } else if (input.before === null) {
      const limit = type === null ? othersShown : input.limit;
      addRecords(database, found, query, { type: each, limit, needles: planned.needles, corrections });
    }
  }
  return found;
}

function addRecords(
  database: WritableDb,
  found: Found,
  query: Query,
  options: { type: Exclude<RecordType, 'message'>; limit: number; needles: Needle[]; corrections: Corrections },
): void {
  found.hits.push(...recordHits(database, query, options));
  if (found.total === null) return;
  const { total, isExact } = recordTotal(database, query, options.type, options.corrections);
  found.total += total;
  found.totalIsExact &&= isExact;
}

function addMessages(database: WritableDb, found: Found, planned: PlannedQuery, input: SearchInput): void {
  const isBest = input.sort === 'best';
  const countsApart = isBest || input.before !== null;
  const page = isBest ? null : newestPage(database, planned, { ...input, count: input.count && !countsApart });
  found.hits.push(...messageHits(database, page?.ids ?? bestIds(database, planned, input.limit), planned.needles));
  if (page) {
    found.next = page.next;
    found.partial = page.partial;
  }
  if (found.total === null) return;
  const all = page && !countsApart ? page : newestPage(database, planned, { before: null, limit: 1, count: true });
  found.total += all.total;
  found.totalIsExact &&= all.totalIsExact;
}

const sliceTime = 4;

/**
 * Counts matches from `cursor` on for some milliseconds.
 * @param input.cursor the `next` of the slice before, null to begin
 * @throws SamesideError `query`
 */
export function searchCountSlice(
  database: WritableDb,
  input: { query: string; type: RecordType | null; cursor: number | null },
): { count: number; next: number | null } {
  const query = parsedQuery(input.query);
  if (query.alternatives.length === 0) return { count: 0, next: null };
  const none: Corrections = new Map();
  let count = 0;
  if (input.cursor === null) {
    for (const type of input.type === null ? allTypes : [input.type]) {
      if (type !== 'message') count += recordTotal(database, query, type, none).total;
    }
  }
  if (input.type !== null && input.type !== 'message') return { count, next: null };
  const deadline = performance.now() + sliceTime;
  const found = scannedAll(database, plannedQuery(database, query).plans, {
    before: input.cursor ?? Number.MAX_SAFE_INTEGER,
    limit: 100_000,
    deadline,
    enough: 0,
    laterDeadline: deadline,
  });
  return { count: count + found.ids.length, next: found.reached === 0 ? null : found.reached };
}
