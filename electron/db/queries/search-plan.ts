import { SamesideError } from '../../errors.ts';
import { needlesOf, type Needle } from '../../../shared/model/highlight.ts';
import {
  parseQuery,
  parseTypedQuery,
  QueryError,
  type ConditionTerm,
  type Query,
  type Term,
  type TextTerm,
} from '../../../shared/model/search-grammar.ts';
import { firstIdAt } from '../../../shared/model/sort-key.ts';
import { foldedWords } from '../../../shared/model/words.ts';
import type { WritableDb } from '../open.ts';
import { row } from '../statements.ts';
import { conversationCondition, identitiesOfPerson, sourcesNamed } from './search-conditions.ts';
import {
  beginningPart,
  checkedPart,
  ids,
  knownPart,
  listedPart,
  rowsPart,
  textPart,
  type Part,
  type RowCondition,
} from './search-parts.ts';
import type { Plan } from './search-scan.ts';

/** A word that is nowhere, and the known words that are looked for as well. */
export type Corrections = ReadonlyMap<string, readonly string[]>;
const noCorrections: Corrections = new Map();

export interface PlannedQuery {
  query: Query;
  plans: Plan[];
  needles: Needle[];
  /** An expression by which matches can be ranked, null when there is nothing to rank by. */
  match: string | null;
}

/** Parses, or throws SamesideError `query` with the place of the mistake: `position` and `length`, UTF-16 code units. */
export function parsedQuery(text: string, typing = false): Query {
  try {
    return typing ? parseTypedQuery(text) : parseQuery(text);
  } catch (error) {
    if (error instanceof QueryError) {
      const { position, length } = error;
      throw new SamesideError('query', `${error.message} (at character ${position + 1})`, { position, length });
    }
    throw error;
  }
}

/** What is known of the queue of messages whose beginnings are not stored yet. */
interface Stored {
  isQueueEmpty: boolean;
  /** So many wait that the long way through the main index is shorter. */
  isQueueLong: boolean;
}

const longQueue = 2000;

function storedState(database: WritableDb, typing: boolean): Stored {
  const waiting = row<{ count: number }>(
    database,
    `SELECT count(*) AS count FROM (SELECT 1 FROM search_queue LIMIT ${longQueue + 1})`,
  )!.count;
  return { isQueueEmpty: waiting === 0, isQueueLong: waiting > longQueue && !typing };
}

/** Makes a query ready to be asked. @param options.typing as `parseTypedQuery` */
export function plannedQuery(
  database: WritableDb,
  query: Query,
  options: { typing?: boolean; corrections?: Corrections } = {},
): PlannedQuery {
  const corrections = options.corrections ?? noCorrections;
  const needsBeginnings = query.alternatives.some((terms) => terms.some(readsBeginnings));
  const stored = needsBeginnings
    ? storedState(database, options.typing ?? false)
    : { isQueueEmpty: true, isQueueLong: false };
  const context = { database, corrections, stored };
  const expressions = query.alternatives.map((terms) => matchExpression(terms, context));
  const rankable = expressions.filter((it) => it !== null);
  const corrected = [...corrections.values()].flat().map((word) => ({ tokens: [word], prefix: false }));
  return {
    query,
    plans: plansOf(query, expressions, context),
    needles: [...needlesOf(query), ...corrected],
    match: rankable.length > 0 ? rankable.map((it) => `(${it})`).join(' OR ') : null,
  };
}

interface PlanContext {
  database: WritableDb;
  corrections: Corrections;
  stored: Stored;
}

function readsBeginnings(term: Term): boolean {
  if (term.type === 'text') return term.prefix;
  return term.field === 'lang' || (term.field === 'has' && term.value === 'link');
}

function plansOf(query: Query, expressions: (string | null)[], context: PlanContext): Plan[] {
  const { database } = context;
  const onlyText = query.alternatives.map(
    (terms, index) =>
      expressions[index] !== null && terms.every((term) => term.type === 'text' && isInExpression(term, context)),
  );
  const together = expressions.filter((_, index) => onlyText[index]);
  const plans = query.alternatives.flatMap((terms, index) =>
    onlyText[index] && together.length > 1 ? [] : [planOf(terms, expressions[index]!, context)],
  );
  if (together.length <= 1) return plans;
  // Alternatives of nothing but words are one expression.
  const expression = together.map((it) => `(${it})`).join(' OR ');
  const part = textPart(database, 'messages_fts', expression, { direct: together.every((it) => isOneWord(it!)) });
  return [{ parts: [part], low: 0, high: Number.MAX_SAFE_INTEGER }, ...plans];
}

function planOf(terms: readonly Term[], expression: string | null, context: PlanContext): Plan {
  const { database } = context;
  const plan: Plan = { parts: [], low: 0, high: Number.MAX_SAFE_INTEGER };
  const rowConditions: RowCondition[] = [];
  if (expression !== null) {
    plan.parts.push(textPart(database, 'messages_fts', expression, { direct: isOneWord(expression) }));
  }
  for (const term of terms) {
    if (term.type === 'condition') addCondition(plan, rowConditions, term, context);
    else if (!isInExpression(term, context)) plan.parts.push(prefixPart(term, context));
    else if (term.negated && expression === null) {
      plan.parts.push(textPart(database, 'messages_fts', phrase(term, context), { negated: true, direct: false }));
    }
  }
  const few = fewMessages(database, terms);
  if (few !== null) plan.parts.push(knownPart(few));
  if (rowConditions.length > 0) plan.parts.push(rowsPart(database, rowConditions));
  return plan;
}

/** Every entry of a single word is a match; phrases and pairs of words may read many that are none. */
function isOneWord(expression: string): boolean {
  return /^"[^" ]*"$/.test(expression);
}

/** Whether a term is part of the full-text expression, which beginnings looked up elsewhere are not. */
function isInExpression(term: TextTerm, { stored }: PlanContext): boolean {
  return !term.prefix || term.column === 'sender' || stored.isQueueLong;
}

/** The terms as an FTS5 expression, or null when no term must be found. Excluded words hang behind one NOT. */
function matchExpression(terms: readonly Term[], context: PlanContext): string | null {
  const texts = terms.filter((term) => term.type === 'text' && isInExpression(term, context)) as TextTerm[];
  const wanted = texts.filter((term) => !term.negated).map((term) => phrase(term, context));
  if (wanted.length === 0) return null;
  const excluded = texts.filter((term) => term.negated).map((term) => phrase(term, context));
  const all = wanted.join(' AND ');
  return excluded.length === 0 ? all : `(${all}) NOT (${excluded.join(' OR ')})`;
}

function phrase(term: TextTerm, context: PlanContext): string {
  const words = foldedWords(term.words);
  if (term.column === 'sender') return senderPhrase(words, term.prefix, context.database);
  const alternatives = [words.join(' '), ...(correctionsOf(term, words, context) ?? [])];
  if (alternatives.length === 1) return `"${alternatives[0]}"${term.prefix ? ' *' : ''}`;
  return `(${alternatives.map((it) => `"${it}"`).join(' OR ')})`;
}

function correctionsOf(term: TextTerm, words: readonly string[], { corrections }: PlanContext) {
  return words.length === 1 && !term.phrase ? corrections.get(words[0]!) : undefined;
}

const mostNames = 400;

/** Beginnings of senders are looked up among the words of the known names: the index of all words would be read at length. */
function senderPhrase(words: readonly string[], prefix: boolean, database: WritableDb): string {
  if (!prefix || words.length !== 1) return `sender : "${words.join(' ')}"${prefix ? ' *' : ''}`;
  const [beginning] = words;
  const names = ids(
    database,
    `SELECT term FROM record_words WHERE term >= ? AND term < ? LIMIT ${mostNames + 1}`,
    beginning,
    `${beginning}\u{10ffff}`,
  ) as unknown as string[];
  if (names.length > mostNames) return `sender : "${beginning}" *`;
  return `sender : (${[beginning, ...names].map((name) => `"${name}"`).join(' OR ')})`;
}

/** Nearly every message has a word that begins with a given letter: it is looked for in the text itself. */
const shortestStored = 2;

/** How many letters of a beginning are stored. */
function storedLength(length: number): number {
  if (length >= 6) return 6;
  return Math.min(length, 4);
}

function prefixPart(term: TextTerm, { database, stored }: PlanContext): Part {
  const words = foldedWords(term.words);
  const last = [...words.at(-1)!];
  const length = storedLength(last.length);
  const needle = { tokens: words, prefix: true };
  if (length < shortestStored) return checkedPart(database, { needle }, term.negated);
  return beginningPart(database, last.slice(0, length).join(''), {
    negated: term.negated,
    always: words.length > 1 || length < last.length ? { needle } : null,
    waiting: { needle },
    isQueueEmpty: stored.isQueueEmpty,
  });
}

/** Marks are longer than any beginning. */
export const linkMark = 'haslinks';
export const languageMark = (code: string): string => `language${code}`;

const identitiesListed = 20;

function addCondition(plan: Plan, rowConditions: RowCondition[], term: ConditionTerm, context: PlanContext): void {
  const { database, stored } = context;
  const { negated } = term;
  const add = (sql: string, values: unknown[], joins: boolean): void => {
    rowConditions.push({ sql: negated ? `NOT (${sql})` : `(${sql})`, values, joins });
  };
  switch (term.field) {
    case 'before':
    case 'after': {
      const id = firstIdAt(term.at);
      // Negated, each is the other.
      if ((term.field === 'before') === negated) plan.low = Math.max(plan.low, id);
      else plan.high = Math.min(plan.high, id);
      return;
    }
    case 'source':
      add(`messages.source_id IN (${sourcesNamed(database, term.value).join(', ')})`, [], false);
      return;
    case 'person':
      addPerson(plan, identitiesOfPerson(database, term.value), negated, database);
      return;
    case 'lang':
      plan.parts.push(
        beginningPart(database, languageMark(term.value), {
          negated,
          always: null,
          waiting: null,
          isQueueEmpty: stored.isQueueEmpty,
        }),
      );
      return;
    case 'has':
      if (term.value === 'link') {
        const { isQueueEmpty } = stored;
        plan.parts.push(
          beginningPart(database, linkMark, { negated, always: null, waiting: { link: true }, isQueueEmpty }),
        );
        return;
      }
      if (term.value !== 'note') {
        const table = term.value === 'quote' ? 'evidence' : 'attachments';
        const sql = `SELECT DISTINCT message_id FROM ${table} WHERE message_id IS NOT NULL`;
        plan.parts.push(listedPart(database, { sql, column: 'message_id', values: [], negated }));
        return;
      }
  }
  const condition = conversationCondition(database, term)!;
  add(condition.sql, condition.values, true);
}

function addPerson(plan: Plan, identities: readonly number[], negated: boolean, database: WritableDb): void {
  const sql = `SELECT id FROM messages WHERE identity_id IN (${identities.join(', ')})`;
  const part = listedPart(database, { sql, column: 'id', values: [], negated });
  // Of many identities, each would be looked through for the newest.
  plan.parts.push(identities.length <= identitiesListed ? part : { ...part, next: null });
}

const fewConversations = 400;
const mostOfThem = 5000;

/** The messages of the conversations that one of the terms selects, newest first, null when they are not few. */
function fewMessages(database: WritableDb, terms: readonly Term[]): number[] | null {
  for (const term of terms) {
    if (term.type !== 'condition' || term.negated) continue;
    const conversations = fewOf(database, term);
    if (conversations === null) continue;
    const found = ids(
      database,
      `SELECT messages.id FROM json_each(?) AS wanted CROSS JOIN threads ON threads.conversation_id = wanted.value
       CROSS JOIN messages ON messages.thread_id = threads.id LIMIT ?`,
      JSON.stringify(conversations),
      mostOfThem + 1,
    );
    if (found.length <= mostOfThem) return found.sort((a, b) => b - a);
  }
  return null;
}

/** The conversations that a term selects, null when they are more than a few or it is about messages. */
export function fewOf(database: WritableDb, term: ConditionTerm): number[] | null {
  const few = conversationCondition(database, term)?.few;
  if (!few) return null;
  const found = ids(database, `${few.sql} LIMIT ?`, ...few.values, fewConversations + 1);
  return found.length <= fewConversations ? found : null;
}
