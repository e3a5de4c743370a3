import { SamesideError } from '../../errors.ts';
import { markedSnippet, needlesOf, type Needle } from '../../../shared/model/highlight.ts';
import { practiceBit } from '../../../shared/model/practice.ts';
import type { RecordType, SearchHit, SearchResult } from '../../../shared/model/records.ts';
import { parseQuery, QueryError, type Query, type Term } from '../../../shared/model/search-grammar.ts';
import { firstIdAt, timeOfId } from '../../../shared/model/sort-key.ts';
import { row, rows } from '../statements.ts';
import { stateNumber } from './conversation-threads.ts';
import type { WritableDb } from '../open.ts';

/** SQL that yields the ids of the matching messages, with its values. `ranked` when bm25 can order it. */
interface MessageSelection {
  sql: string;
  values: unknown[];
  match: string | null;
}

const snippetLength = 160;
/** Ranking reads every match's statistics; beyond the newest 2,000 matches it would be felt. */
const rankedMatches = 2000;

export interface SearchInput {
  query: string;
  type: RecordType | null;
  sort: 'newest' | 'best';
  before: number | null;
  limit: number;
  count: boolean;
}

/** Parses, or throws SamesideError `query` with the position of the mistake. */
function parsedQuery(text: string): Query {
  try {
    return parseQuery(text);
  } catch (error) {
    if (error instanceof QueryError) {
      throw new SamesideError('query', `${error.message} (at character ${error.position + 1})`, {
        position: error.position,
      });
    }
    throw error;
  }
}

/**
 * Searches one type of things, or with `type` null people, notes and reports (on the first page) before messages.
 * @throws SamesideError `query`
 */
export function search(database: WritableDb, input: SearchInput): SearchResult {
  const started = performance.now();
  const query = parsedQuery(input.query);
  const needles = needlesOf(query);
  const hits: SearchHit[] = [];
  let total = 0;
  let next: number | null = null;
  const types: RecordType[] = input.type ? [input.type] : ['person', 'report', 'note', 'message'];
  for (const type of types) {
    if (type === 'message') {
      const page = messageHits(database, query, needles, {
        ...input,
        limit: input.limit - (input.type ? 0 : hits.length),
      });
      hits.push(...page.hits);
      next = page.next;
      total += page.total ?? 0;
    } else if (input.before === null) {
      const found = recordHits(database, query, needles, type, input.type ? input.limit : 3);
      hits.push(...found);
      total += input.count ? recordTotal(database, query, type) : 0;
    }
  }
  return { total: input.count ? total : null, hits, next, ms: performance.now() - started };
}

interface RawHit {
  id: number;
  conversationId: number;
  title: string;
  subject: string;
  name: string | null;
  text: string;
  extra: string | null;
}

function messageHits(
  database: WritableDb,
  query: Query,
  needles: Needle[],
  input: SearchInput,
): { hits: SearchHit[]; next: number | null; total: number | null } {
  if (query.alternatives.length === 0) return { hits: [], next: null, total: 0 };
  const selection = messageSelection(query);
  const ids =
    input.sort === 'best'
      ? bestIds(database, selection, input.limit)
      : newestIds(database, selection, input.before, input.limit);
  const raws = rows<RawHit>(
    database,
    `SELECT messages.id, threads.conversation_id AS conversationId, conversations.title, messages.subject, people.name,
            messages.text, search_extra AS extra
     FROM json_each(?) AS wanted JOIN messages ON messages.id = wanted.value JOIN threads ON threads.id = thread_id
     JOIN conversations ON conversations.id = threads.conversation_id
     LEFT JOIN identities ON identities.id = messages.identity_id LEFT JOIN people ON people.id = identities.person_id
     ORDER BY wanted.key`,
    JSON.stringify(ids),
  );
  const hits = raws.map((raw): SearchHit => {
    const inText = markedSnippet(raw.text, needles, snippetLength);
    const shown = inText.marks.length === 0 && raw.extra ? markedSnippet(raw.extra, needles, snippetLength) : inText;
    return {
      type: 'message',
      id: raw.id,
      conversationId: raw.conversationId,
      title: raw.subject || raw.title,
      from: raw.name ?? '',
      date: timeOfId(raw.id),
      ...(shown.marks.length > 0 ? shown : inText),
    };
  });
  const total = input.count
    ? row<{ total: number }>(database, `SELECT count(*) AS total FROM (${selection.sql})`, ...selection.values)!.total
    : null;
  const next = input.sort === 'newest' && ids.length === input.limit ? ids.at(-1)! : null;
  return { hits, next, total };
}

function newestIds(database: WritableDb, selection: MessageSelection, before: number | null, limit: number): number[] {
  return rows<{ id: number }>(
    database,
    `SELECT id FROM (${selection.sql}) WHERE id < ? ORDER BY id DESC LIMIT ?`,
    ...selection.values,
    before ?? Number.MAX_SAFE_INTEGER,
    limit,
  ).map(({ id }) => id);
}

function bestIds(database: WritableDb, selection: MessageSelection, limit: number): number[] {
  if (selection.match === null) return newestIds(database, selection, null, limit);
  const newest = rows<{ id: number }>(
    database,
    `SELECT id FROM (${selection.sql}) ORDER BY id DESC LIMIT ?`,
    ...selection.values,
    rankedMatches,
  );
  if (newest.length === 0) return [];
  const kept = new Set(newest.map(({ id }) => id));
  return rows<{ id: number }>(
    database,
    'SELECT rowid AS id FROM messages_fts WHERE messages_fts MATCH ? AND rowid >= ? ORDER BY bm25(messages_fts, 4.0, 2.0, 1.0), rowid DESC LIMIT ?',
    selection.match,
    newest.at(-1)!.id,
    rankedMatches,
  )
    .map(({ id }) => id)
    .filter((id) => kept.has(id))
    .slice(0, limit);
}

/** Conversations that hold a match, newest match first; `before` is the cursor of the page before. */
export function matchingConversations(
  database: WritableDb,
  input: { query: string; before: number | null; limit: number },
): { ids: number[]; next: number | null } {
  const selection = messageSelection(parsedQuery(input.query));
  const ids = new Set<number>();
  let before = input.before;
  for (;;) {
    const page = newestIds(database, selection, before, 200);
    for (const messageId of page) {
      const { id } = row<{ id: number }>(
        database,
        'SELECT conversation_id AS id FROM messages JOIN threads ON threads.id = thread_id WHERE messages.id = ?',
        messageId,
      )!;
      if (!ids.has(id) && !isOnEarlierPage(database, selection, id, input.before)) {
        if (ids.size === input.limit) return { ids: [...ids], next: before };
        ids.add(id);
      }
      before = messageId;
    }
    if (page.length < 200) return { ids: [...ids], next: null };
  }
}

/** Whether a newer message of the conversation matches, so that a page before this one has shown it. */
function isOnEarlierPage(
  database: WritableDb,
  selection: MessageSelection,
  id: number,
  before: number | null,
): boolean {
  if (before === null) return false;
  const newer = rows<{ id: number }>(
    database,
    'SELECT messages.id FROM threads JOIN messages ON thread_id = threads.id WHERE conversation_id = ? AND messages.id >= ?',
    id,
    before,
  );
  return newer.some((message) =>
    row(database, `SELECT 1 FROM (${selection.sql}) WHERE id = ?`, ...selection.values, message.id),
  );
}

/** A query that is all text is one MATCH expression; otherwise each alternative is a selection of its own. */
function messageSelection(query: Query): MessageSelection {
  const expressions = query.alternatives.map((terms) => matchExpression(terms));
  const onlyText = query.alternatives.every((terms) => terms.every((term) => term.type === 'text'));
  if (onlyText && expressions.length > 0 && expressions.every((it) => it !== null)) {
    const match = expressions.map((it) => `(${it})`).join(' OR ');
    return { sql: 'SELECT rowid AS id FROM messages_fts WHERE messages_fts MATCH ?', values: [match], match };
  }
  const parts = query.alternatives.map((terms, index) => selectionOf(terms, expressions[index]!));
  if (parts.length === 0) return { sql: 'SELECT id FROM messages', values: [], match: null };
  if (parts.length === 1) return { ...parts[0]!, match: expressions[0]! };
  return {
    sql: parts.map((part) => part.sql).join(' UNION '),
    values: parts.flatMap((part) => part.values),
    match: null,
  };
}

function selectionOf(terms: Term[], match: string | null): { sql: string; values: unknown[] } {
  const wheres: string[] = [];
  const values: unknown[] = [];
  if (match !== null) {
    wheres.push('messages_fts MATCH ?');
    values.push(match);
  }
  for (const term of terms) {
    // With nothing to match, an excluded word must be looked up message by message.
    if (term.type === 'text') {
      if (match !== null) continue;
      wheres.push('messages.id NOT IN (SELECT rowid FROM messages_fts WHERE messages_fts MATCH ?)');
      values.push(phrase(term));
      continue;
    }
    const condition = conditionSql(term);
    wheres.push(term.negated ? `NOT (${condition.sql})` : condition.sql);
    values.push(...condition.values);
  }
  const from =
    match === null
      ? 'messages CROSS JOIN threads ON threads.id = messages.thread_id'
      : 'messages_fts CROSS JOIN messages ON messages.id = messages_fts.rowid CROSS JOIN threads ON threads.id = messages.thread_id';
  const id = match === null ? 'messages.id' : 'messages_fts.rowid';
  return {
    sql: `SELECT ${id} AS id FROM ${from} CROSS JOIN conversations ON conversations.id = threads.conversation_id WHERE ${wheres.join(' AND ')}`,
    values,
  };
}

type ConditionTerm = Extract<Term, { type: 'condition' }>;

function conditionSql(term: ConditionTerm): { sql: string; values: unknown[] } {
  switch (term.field) {
    case 'source':
      return {
        sql: 'messages.source_id IN (SELECT id FROM sources WHERE lower(name) = lower(?) OR kind = lower(?) OR instr(lower(name), lower(?)) > 0)',
        values: [term.value, term.value, term.value],
      };
    case 'is':
      return term.value === 'unread'
        ? { sql: 'conversations.unread = 1', values: [] }
        : { sql: 'conversations.state = ?', values: [stateNumber[term.value]] };
    case 'practice':
      return { sql: 'conversations.practices & ? <> 0', values: [practiceBit(term.value)] };
    case 'before':
      return { sql: 'messages.id < ?', values: [firstIdAt(term.at)] };
    case 'after':
      return { sql: 'messages.id >= ?', values: [firstIdAt(term.at)] };
    case 'has':
      return { sql: hasSql[term.value], values: [] };
  }
}

const hasSql = {
  link: "(instr(messages.text, 'http://') > 0 OR instr(messages.text, 'https://') > 0)",
  attachment: 'EXISTS (SELECT 1 FROM attachments WHERE message_id = messages.id)',
  quote: 'EXISTS (SELECT 1 FROM evidence WHERE message_id = messages.id)',
  note: "EXISTS (SELECT 1 FROM notes WHERE target_type = 'conversation' AND target_id = conversations.id)",
};

/** The terms as an FTS5 expression, or null when no term must be found. Excluded words hang behind NOT. */
function matchExpression(terms: readonly Term[]): string | null {
  const wanted = terms.flatMap((term) => (term.type === 'text' && !term.negated ? [phrase(term)] : []));
  if (wanted.length === 0) return null;
  const excluded = terms.flatMap((term) => (term.type === 'text' && term.negated ? [phrase(term)] : []));
  return excluded.reduce((expression, term) => `(${expression}) NOT ${term}`, wanted.join(' AND '));
}

function phrase(term: Extract<Term, { type: 'text' }>): string {
  const column = term.column === 'sender' ? 'sender : ' : '';
  return `${column}"${term.words.replaceAll('"', '""')}"${term.prefix ? ' *' : ''}`;
}

const recordNumber = { person: 0, note: 1, report: 2 } as const;

function recordMatch(query: Query): string | null {
  const expressions = query.alternatives.map((terms) =>
    terms.every((term) => term.type === 'text' && term.column === 'any') ? matchExpression(terms) : null,
  );
  const usable = expressions.filter((expression) => expression !== null);
  return usable.length > 0 ? usable.map((expression) => `(${expression})`).join(' OR ') : null;
}

function recordTotal(database: WritableDb, query: Query, type: keyof typeof recordNumber): number {
  const match = recordMatch(query);
  if (match === null) return 0;
  const counted =
    type === 'person' ? 'DISTINCT (SELECT person_id FROM identities WHERE identities.id = records_fts.rowid / 4)' : '*';
  return row<{ total: number }>(
    database,
    `SELECT count(${counted}) AS total FROM records_fts WHERE records_fts MATCH ? AND rowid % 4 = ?`,
    match,
    recordNumber[type],
  )!.total;
}

const recordSelect = {
  person: `SELECT people.id, NULL AS conversationId, people.name AS title, identities.address AS text, people.created_at AS date
           FROM identities JOIN people ON people.id = person_id WHERE identities.id = ?`,
  note: `SELECT id, iif(target_type = 'conversation', target_id, NULL) AS conversationId, '' AS title, body AS text, updated_at AS date
         FROM notes WHERE id = ?`,
  report: `SELECT id, NULL AS conversationId, title, words AS text, updated_at AS date FROM reports WHERE id = ?`,
};

function recordHits(
  database: WritableDb,
  query: Query,
  needles: Needle[],
  type: keyof typeof recordNumber,
  limit: number,
): SearchHit[] {
  const match = recordMatch(query);
  if (match === null) return [];
  const ids = rows<{ id: number }>(
    database,
    'SELECT rowid / 4 AS id FROM records_fts WHERE records_fts MATCH ? AND rowid % 4 = ? ORDER BY rowid DESC LIMIT ?',
    match,
    recordNumber[type],
    limit,
  );
  const seen = new Set<number>();
  return ids.flatMap(({ id }) => {
    const found = row<Omit<SearchHit, 'type' | 'from' | 'snippet' | 'marks'> & { text: string }>(
      database,
      recordSelect[type],
      id,
    );
    if (!found || seen.has(found.id)) return [];
    seen.add(found.id);
    const { text, ...hit } = found;
    return [{ type, ...hit, from: '', ...markedSnippet(text, needles, snippetLength) }];
  });
}
