import { languageCode } from './languages.ts';
import type { Practice } from './practice.ts';
import { fixedChoices, nameFields, searchFields, type NameField, type SearchField } from './search-fields.ts';
import { hasWord } from './words.ts';

/**
 * The search grammar: words, "phrases", prefix*, -not, OR, and `field:value`. Terms side by side must all hold; OR binds
 * weaker than that. A word that looks like a field but is none (`http:`, `std:sort`) is just words. Any text is either a
 * query or a `QueryError` that points at the place; plain words never fail.
 */

export type TextColumn = 'any' | 'sender';

export type Condition =
  /** By name; `source`, `label` and `change` also by number; `*` is any label, change or assignee. */
  | { field: NameField; value: string }
  | { field: 'is'; value: (typeof fixedChoices.is)[number] }
  | { field: 'has'; value: (typeof fixedChoices.has)[number] }
  | { field: 'practice'; value: Practice }
  /** ISO 639-1 code. */
  | { field: 'lang'; value: string }
  /** `at` in milliseconds since 1970, the start of the day named, UTC. */
  | { field: 'before' | 'after'; value: string; at: number };

export type TextTerm = {
  negated: boolean;
  type: 'text';
  column: TextColumn;
  words: string;
  prefix: boolean;
  phrase: boolean;
};

export type ConditionTerm = { negated: boolean; type: 'condition' } & Condition;

export type Term = TextTerm | ConditionTerm;

/** Alternatives (OR) of terms that must all hold. An empty query has no alternatives. */
export interface Query {
  alternatives: Term[][];
}

/** `position` and `length` say which stretch of the query is wrong, UTF-16 code units. */
export class QueryError extends Error {
  readonly position: number;
  readonly length: number;
  constructor(message: string, position: number, length: number) {
    super(message);
    this.position = position;
    this.length = length;
  }
}

/** One term as it stands in the text. */
export interface QueryToken {
  position: number;
  end: number;
  negated: boolean;
  field: SearchField | null;
  /** Where the value begins, behind the field's colon and the opening quote. */
  valueAt: number;
  value: string;
  quoted: boolean;
}

const space = /\s/;

/** The terms of a text with their places; nothing is refused yet. */
export function queryTokens(text: string): QueryToken[] {
  const found: QueryToken[] = [];
  let at = 0;
  while (at < text.length) {
    if (space.test(text[at]!)) {
      at += 1;
      continue;
    }
    const position = at;
    const negated = text[at] === '-' && at + 1 < text.length && !space.test(text[at + 1]!);
    if (negated) at += 1;
    const name = /^([A-Za-z]+):/.exec(text.slice(at, at + 20))?.[1]?.toLowerCase();
    const field = searchFields.find((it) => it === name) ?? null;
    if (field !== null) at += field.length + 1;
    const quoted = text[at] === '"';
    if (quoted) at += 1;
    const valueAt = at;
    let value: string;
    if (quoted) {
      // An open quote runs to the end: while typing, nothing is an error yet.
      const close = text.indexOf('"', at);
      value = text.slice(at, close === -1 ? text.length : close);
      at = close === -1 ? text.length : close + 1;
    } else {
      while (at < text.length && !space.test(text[at]!) && text[at] !== '"') at += 1;
      value = text.slice(valueAt, at);
    }
    found.push({ position, end: at, negated, field, valueAt, value, quoted });
  }
  return found;
}

function textTerm(token: QueryToken, column: TextColumn): Term | null {
  const prefix = !token.quoted && /[\p{L}\p{N}]\*$/u.test(token.value);
  const words = prefix ? token.value.slice(0, -1) : token.value;
  if (!hasWord(words)) return null;
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

function isNameField(field: SearchField): field is NameField {
  return (nameFields as readonly SearchField[]).includes(field);
}

function termOf(token: QueryToken): Term | null {
  const { field, value, position, negated } = token;
  const wrong = (message: string) => new QueryError(message, position, token.end - position);
  if (field === null) return textTerm(token, 'any');
  if (value === '') throw wrong(`Say what to look for after ${field}:`);
  if (field === 'from') return textTerm(token, 'sender');
  if (isNameField(field)) return { type: 'condition', negated, field, value };
  if (field === 'before' || field === 'after') {
    const at = dayStart(value);
    if (at === null) throw wrong(`${field}: takes a date such as 2026-03-04, 2026-03 or 2026`);
    return { type: 'condition', negated, field, value, at };
  }
  if (field === 'lang') {
    const code = languageCode(value);
    if (code === null) throw wrong('lang: takes a language such as en, de or japanese');
    return { type: 'condition', negated, field, value: code };
  }
  const choice = value.toLowerCase();
  const choices: readonly string[] = fixedChoices[field];
  if (!choices.includes(choice)) throw wrong(`${field}: takes one of ${choices.join(', ')}`);
  return { type: 'condition', negated, field, value: choice } as Term;
}

/** @throws QueryError for a field with a value that it does not take */
export function parseQuery(text: string): Query {
  const alternatives: Term[][] = [];
  let current: Term[] = [];
  for (const token of queryTokens(text)) {
    if (text.slice(token.position, token.end) === 'OR') {
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

/**
 * The query of a text that is still being typed: a word of two letters or more at its very end is taken as a beginning.
 * @throws QueryError as `parseQuery`
 */
export function parseTypedQuery(text: string): Query {
  const query = parseQuery(text);
  const last = query.alternatives.at(-1)?.at(-1);
  const isOpen = last?.type === 'text' && !last.phrase && !last.prefix && text.endsWith(last.words);
  if (isOpen && /[\p{L}\p{N}]{2}$/u.test(last.words) && !/(?:^|\s)OR$/.test(text)) last.prefix = true;
  return query;
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
  return space.test(value) ? `"${value}"` : value;
}
