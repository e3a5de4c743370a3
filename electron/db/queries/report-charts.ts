import {
  dayLength,
  searchDay,
  stepInWords,
  stepOf,
  stretchesBetween,
  wholeDays,
} from '../../../shared/model/chart-time.ts';
import { practiceBit, practices } from '../../../shared/model/practice.ts';
import type { ChartGrouping, ChartRequest } from '../../../shared/model/report-document.ts';
import { chartKey, type ChartBar, type ChartData } from '../../../shared/model/report-material.ts';
import { queryText, type Condition, type Query, type Term } from '../../../shared/model/search-grammar.ts';
import { timeOfId } from '../../../shared/model/sort-key.ts';
import type { WritableDb } from '../open.ts';
import { row, rows } from '../statements.ts';
import { nameTerm } from './search-names.ts';
import { parsedQuery, plannedQuery } from './search-plan.ts';
import { scannedAll } from './search-scan.ts';

/** Milliseconds of one slice, and how many messages it may look up the groups of. */
const sliceTime = 4;
const looked = { time: 20_000, group: 1000 };
/** What charts may take of one look at a whole report's material. */
const materialTime = 8;
const mostKept = 200;

/** A chart that is being counted, newest messages first. */
interface Count {
  query: Query;
  by: ChartGrouping;
  since: number | null;
  until: number | null;
  revision: number;
  /** Everything from this id upwards has been counted. */
  reached: number;
  newest: number;
  oldest: number;
  total: number;
  /** By day since 1970, by source, label or practice. */
  counts: Map<number, number>;
}

interface Charts {
  kept: Map<string, { data: ChartData; revision: number }>;
  going: Map<string, Count>;
  /** Changes to the database that no search can see. */
  aside: number;
}

const chartsOf = new WeakMap<WritableDb, Charts>();

function charts(database: WritableDb): Charts {
  let found = chartsOf.get(database);
  if (!found) {
    found = { kept: new Map(), going: new Map(), aside: 0 };
    chartsOf.set(database, found);
  }
  return found;
}

/** Every change to what can be searched makes it another number. */
function revisionOf(database: WritableDb): number {
  return totalChanges(database) - charts(database).aside;
}

function totalChanges(database: WritableDb): number {
  return row<{ changes: number }>(database, 'SELECT total_changes() AS changes')!.changes;
}

/** A method whose changes cannot be seen in any search of messages: charts stay as they were counted. */
export function unseenByCharts<Input, Output>(
  method: (database: WritableDb, input: Input) => Output,
): (database: WritableDb, input: Input) => Output {
  return (database, input) => {
    const before = totalChanges(database);
    try {
      return method(database, input);
    } finally {
      charts(database).aside += totalChanges(database) - before;
    }
  };
}

/** How far a chart is: from 0 to 1, and what it shows once it is counted. */
export interface ChartSlice {
  done: number;
  data: ChartData | null;
}

/**
 * Counts on for some milliseconds. What was counted is kept until something changes.
 * @param input.begin false to go on whatever has changed since, so that every count comes to its end
 * @throws SamesideError `query`
 */
export function chartSlice(database: WritableDb, input: { request: ChartRequest; begin: boolean }): ChartSlice {
  return sliceOf(database, input.request, input.begin, performance.now() + sliceTime);
}

/**
 * The charts that can be told at once: those counted already, and what can be counted in some milliseconds. The others are
 * left out, and so are searches that are none. @param options.whole counts to the end, however long it takes
 */
export function chartsNow(
  database: WritableDb,
  requests: readonly ChartRequest[],
  { whole = false }: { whole?: boolean } = {},
): Record<string, ChartData> {
  const deadline = performance.now() + materialTime;
  const found: Record<string, ChartData> = {};
  for (const request of requests) {
    const data = countedBy(database, request, whole ? Infinity : deadline);
    if (data !== null) found[chartKey(request)] = data;
  }
  return found;
}

function countedBy(database: WritableDb, request: ChartRequest, deadline: number): ChartData | null {
  try {
    let slice = sliceOf(database, request, true, Math.min(performance.now() + sliceTime, deadline));
    while (slice.data === null && performance.now() < deadline) {
      slice = sliceOf(database, request, false, Math.min(performance.now() + sliceTime, deadline));
    }
    return slice.data;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'query') return null;
    throw error;
  }
}

function sliceOf(database: WritableDb, request: ChartRequest, begin: boolean, deadline: number): ChartSlice {
  const { kept, going } = charts(database);
  const key = chartKey(request);
  const revision = revisionOf(database);
  const before = kept.get(key);
  if (before?.revision === revision) return { done: 1, data: before.data };
  let count = going.get(key);
  if (!count || (begin && count.revision !== revision)) {
    count = begun(database, request, revision);
    going.set(key, count);
  }
  const found = scannedAll(database, plannedQuery(database, count.query).plans, {
    before: count.reached,
    limit: stepOf(count.by) === null ? looked.group : looked.time,
    deadline,
    enough: 0,
    laterDeadline: deadline,
  });
  tally(database, count, found.ids);
  count.reached = found.reached;
  if (count.reached > count.oldest) {
    return { done: (count.newest - count.reached) / Math.max(1, count.newest - count.oldest), data: null };
  }
  const data: ChartData = { bars: barsOf(database, count), total: count.total };
  going.delete(key);
  kept.delete(key);
  kept.set(key, { data, revision: count.revision });
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
  return { done: 1, data };
}

function begun(database: WritableDb, request: ChartRequest, revision: number): Count {
  const { since, until } = wholeDays(request);
  const { alternatives } = parsedQuery(request.query);
  const query: Query = { alternatives: alternatives.length === 0 ? [[]] : alternatives };
  const ends = row<{ newest: number | null; oldest: number | null }>(
    database,
    'SELECT (SELECT max(id) FROM messages) AS newest, (SELECT min(id) FROM messages) AS oldest',
  )!;
  return {
    query: narrowed(query, within(since, until)),
    by: request.by,
    since,
    until,
    revision,
    reached: (ends.newest ?? 0) + 1,
    newest: ends.newest ?? 0,
    oldest: ends.oldest ?? 0,
    total: 0,
    counts: new Map(),
  };
}

/** Each alternative with more conditions; grammar has no parentheses. */
function narrowed({ alternatives }: Query, more: readonly Term[]): Query {
  return { alternatives: alternatives.map((terms) => [...terms, ...more]) };
}

function within(since: number | null, until: number | null): Term[] {
  return [
    ...(since === null ? [] : [condition({ field: 'after', value: searchDay(since), at: since })]),
    ...(until === null ? [] : [condition({ field: 'before', value: searchDay(until), at: until })]),
  ];
}

function condition(what: Condition): Term {
  return { type: 'condition', negated: false, ...what };
}

function tally(database: WritableDb, count: Count, ids: readonly number[]): void {
  count.total += ids.length;
  const add = (key: number, messages: number): void => {
    count.counts.set(key, (count.counts.get(key) ?? 0) + messages);
  };
  if (stepOf(count.by) !== null) {
    for (const id of ids) add(Math.floor(timeOfId(id) / dayLength), 1);
    return;
  }
  const sql = groupSql[count.by as keyof typeof groupSql];
  for (const { key, messages } of rows<{ key: number; messages: number }>(database, sql, JSON.stringify(ids))) {
    add(key, messages);
  }
}

const conversationOfEach = `FROM json_each(?) AS wanted CROSS JOIN messages ON messages.id = wanted.value
   CROSS JOIN threads ON threads.id = messages.thread_id`;
const groupSql = {
  source: `SELECT messages.source_id AS key, count(*) AS messages
     FROM json_each(?) AS wanted CROSS JOIN messages ON messages.id = wanted.value GROUP BY 1`,
  label: `SELECT conversation_labels.label_id AS key, count(*) AS messages ${conversationOfEach}
     CROSS JOIN conversation_labels ON conversation_labels.conversation_id = threads.conversation_id GROUP BY 1`,
  practice: `SELECT conversations.practices AS key, count(*) AS messages ${conversationOfEach}
     CROSS JOIN conversations ON conversations.id = threads.conversation_id GROUP BY 1`,
};

function barsOf(database: WritableDb, count: Count): ChartBar[] {
  if (count.total === 0) return [];
  switch (count.by) {
    case 'source':
      return namedBars(database, count, 'source', 'SELECT id, name FROM sources');
    case 'label':
      return namedBars(database, count, 'label', 'SELECT id, name FROM labels');
    case 'practice':
      return practices.map((practice) => {
        const bit = practiceBit(practice);
        const messages = [...count.counts].reduce((sum, [mask, each]) => sum + ((mask & bit) === 0 ? 0 : each), 0);
        const query = queryText(narrowed(count.query, [condition({ field: 'practice', value: practice })]));
        return { label: practice[0]!.toUpperCase() + practice.slice(1), count: messages, query, since: null };
      });
    default:
      return timeBars(count);
  }
}

function namedBars(database: WritableDb, count: Count, field: 'source' | 'label', sql: string): ChartBar[] {
  return rows<{ id: number; name: string }>(database, sql)
    .flatMap(({ id, name }): ChartBar[] => {
      const messages = count.counts.get(id) ?? 0;
      if (messages === 0) return [];
      const query = queryText(narrowed(count.query, [nameTerm(database, field, id, name)]));
      return [{ label: name, count: messages, query, since: null }];
    })
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'en'));
}

function timeBars(count: Count): ChartBar[] {
  const days = [...count.counts.keys()];
  const first = days.reduce((a, b) => Math.min(a, b)) * dayLength;
  const last = (days.reduce((a, b) => Math.max(a, b)) + 1) * dayLength;
  // What lies ahead is no silence yet.
  const today = Math.floor(Date.now() / dayLength + 1) * dayLength;
  const until = count.until === null ? last : Math.min(count.until, Math.max(last, today));
  const { step, stretches } = stretchesBetween(count.since ?? first, until, stepOf(count.by)!);
  const bars = stretches.map(({ start, since, until: end }) => ({
    label: stepInWords(start, step),
    count: 0,
    query: queryText(narrowed(count.query, within(since, end))),
    since,
  }));
  let at = 0;
  for (const day of days.sort((a, b) => a - b)) {
    while (stretches[at]!.until <= day * dayLength) at += 1;
    bars[at]!.count += count.counts.get(day)!;
  }
  return bars;
}
