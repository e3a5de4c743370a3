import type { Practice } from './practice.ts';
import { practices } from './practice.ts';

/**
 * The search grammar: words, "phrases", prefix*, -not, OR, and `field:value`. Terms side by side must all hold; OR binds
 * weaker than that. A word that looks like a field but is none (`http:`, `std:sort`) is just words. Any text is either a
 * query or a `QueryError` that points at the place; plain words never fail.
 */

export type TextColumn = 'any' | 'sender';

export type Condition =
  | { field: 'source'; value: string }
  | { field: 'is'; value: 'open' | 'done' | 'snoozed' | 'unread' }
  | { field: 'has'; value: 'link' | 'attachment' | 'quote' | 'note' }
  | { field: 'practice'; value: Practice }
  /** `at` in milliseconds since 1970, the start of the day named, UTC. */
  | { field: 'before' | 'after'; value: string; at: number };

export type Term = { negated: boolean } & (
  | { type: 'text'; column: TextColumn; words: string; prefix: boolean; phrase: boolean }
  | ({ type: 'condition' } & Condition)
);

/** Alternatives (OR) of terms that must all hold. An empty query has no alternatives. */
export interface Query {
  alternatives: Term[][];
}

/** `position` is the offset in the query, UTF-16 code units. */
export class QueryError extends Error {
  readonly position: number;
  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

interface Token {
  position: number;
  negated: boolean;
  /** Field name in lower case, or null. */
  field: string | null;
  value: string;
  quoted: boolean;
  raw: string;
}

const fields = ['from', 'source', 'is', 'has', 'practice', 'before', 'after'];
const choices: Record<string, readonly string[]> = {
  is: ['open', 'done', 'snoozed', 'unread'],
  has: ['link', 'attachment', 'quote', 'note'],
  practice: practices,
};

function tokens(text: string): Token[] {
  const found: Token[] = [];
  const space = /\s/;
  let at = 0;
  while (at < text.length) {
    if (space.test(text[at]!)) {
      at += 1;
      continue;
    }
    const position = at;
    const negated = text[at] === '-' && at + 1 < text.length && !space.test(text[at + 1]!);
    if (negated) at += 1;
    const field = /^([A-Za-z]+):/.exec(text.slice(at, at + 20))?.[1]?.toLowerCase() ?? null;
    const known = field !== null && fields.includes(field);
    if (known) at += field.length + 1;
    const quoted = text[at] === '"';
    let value: string;
    if (quoted) {
      // An open quote runs to the end: while typing, nothing is an error yet.
      const close = text.indexOf('"', at + 1);
      value = text.slice(at + 1, close === -1 ? text.length : close);
      at = close === -1 ? text.length : close + 1;
    } else {
      const start = at;
      while (at < text.length && !space.test(text[at]!) && text[at] !== '"') at += 1;
      value = text.slice(start, at);
    }
    found.push({ position, negated, field: known ? field : null, value, quoted, raw: text.slice(position, at) });
  }
  return found;
}

const hasWord = /[\p{L}\p{N}]/u;

function textTerm(token: Token, column: TextColumn): Term | null {
  const prefix = !token.quoted && /[\p{L}\p{N}]\*$/u.test(token.value);
  const words = prefix ? token.value.slice(0, -1) : token.value;
  if (!hasWord.test(words)) return null;
  return { type: 'text', negated: token.negated, column, words, prefix, phrase: token.quoted };
}

function dayStart(value: string): number | null {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(value);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : null;
}

function termOf(token: Token): Term | null {
  const { field, value, position, negated } = token;
  if (field === null) return textTerm(token, 'any');
  if (value === '') throw new QueryError(`Say what to look for after ${field}:`, position);
  if (field === 'from') return textTerm(token, 'sender');
  if (field === 'source') return { type: 'condition', negated, field, value };
  if (field === 'before' || field === 'after') {
    const at = dayStart(value);
    if (at === null) throw new QueryError(`${field}: takes a date such as 2026-03-04, 2026-03 or 2026`, position);
    return { type: 'condition', negated, field, value, at };
  }
  const choice = value.toLowerCase();
  if (!choices[field]!.includes(choice)) {
    throw new QueryError(`${field}: takes one of ${choices[field]!.join(', ')}`, position);
  }
  return { type: 'condition', negated, field, value: choice } as Term;
}

/** @throws QueryError for a field with a value that it does not take */
export function parseQuery(text: string): Query {
  const alternatives: Term[][] = [];
  let current: Term[] = [];
  for (const token of tokens(text)) {
    if (token.raw === 'OR') {
      if (current.length > 0) alternatives.push(current);
      current = [];
      continue;
    }
    const term = termOf(token);
    if (term) current.push(term);
  }
  if (current.length > 0) alternatives.push(current);
  return { alternatives };
}

/** The query as text that parses to the same query. */
export function queryText(query: Query): string {
  return query.alternatives.map((terms) => terms.map(termText).join(' ')).join(' OR ');
}

function termText(term: Term): string {
  const sign = term.negated ? '-' : '';
  if (term.type === 'condition') return `${sign}${term.field}:${quotedWhereNeeded(term.value)}`;
  const field = term.column === 'sender' ? 'from:' : '';
  if (term.phrase) return `${sign}${field}"${term.words}"`;
  return `${sign}${field}${term.words}${term.prefix ? '*' : ''}`;
}

function quotedWhereNeeded(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value;
}
