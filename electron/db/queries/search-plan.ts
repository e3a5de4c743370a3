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
import { identitiesWithConsent } from './consent.ts';
import { conversationCondition, identitiesOfPerson } from './search-conditions.ts';
import { sourcesNamed } from './search-names.ts';
import {
  beginningPart,
  checkedPart,
  ids,
  knownPart,
  phrasePart,
  listedPart,
  rowsPart,
  textPart,
  type Part,
  type RowCondition,
} from './search-parts.ts';
import type { Plan } from './search-scan.ts';
import { senderParts } from './search-senders.ts';

/** A word that is nowhere, and the known words that are looked for as well. */
export type Corrections = ReadonlyMap<string, readonly string[]>;
const noCorrections: Corrections = new Map();

export interface PlannedQuery {
  query: Query;
  plans: Plan[];
  needles: Needle[];
}

/** Parses, or throws SamesideError `query` with the place of the mistake: `position` and `length`, UTF-16 code units. */
export function parsedQuery(text: string, typing = false): Query {
  try {
    const query = typing ? parseTypedQuery(text) : parseQuery(text);
    return { alternatives: distinct(query.alternatives.map((terms) => distinct(terms))) };
  } catch (error) {
    if (error instanceof QueryError) {
      const { position, length } = error;
      throw new SamesideError('query', `${error.message} (at character ${position + 1})`, { position, length });
    }
    throw error;
  }
}

/** What is said twice is asked once. */
function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
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
  const corrected = [...corrections.values()].flat().map((word) => ({ tokens: [word], prefix: false }));
  return {
    query,
    plans: plansOf(query, context),
    needles: [...needlesOf(query), ...corrected],
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

const always = { low: 0, high: Number.MAX_SAFE_INTEGER };

function plansOf(query: Query, context: PlanContext): Plan[] {
  const words = query.alternatives.map((terms) => oneWord(terms, context));
  const together = words.filter((word) => word !== null);
  const plans = query.alternatives.flatMap((terms, index) =>
    together.length > 1 && words[index] !== null ? [] : [planOf(terms, context)],
  );
  if (together.length <= 1) return plans;
  // Alternatives of single words are one expression.
  return [{ parts: [textPart(context.database, 'messages_fts', together.join(' OR '))], ...always }, ...plans];
}

/** The expression of an alternative that is nothing but a word to be found, otherwise null. */
function oneWord(terms: readonly Term[], context: PlanContext): string | null {
  const [term] = terms;
  if (terms.length !== 1 || term!.type !== 'text' || term!.negated || term!.column === 'sender') return null;
  const words = foldedWords(term!.words);
  if (words.length !== 1 || (term!.prefix && !context.stored.isQueueLong)) return null;
  return wordExpression(term!, words[0]!, context);
}

function planOf(terms: readonly Term[], context: PlanContext): Plan {
  const plan: Plan = { parts: [], ...always };
  const rowConditions: RowCondition[] = [];
  for (const term of terms) {
    if (term.type === 'condition') addCondition(plan, rowConditions, term, context);
    else addText(plan, term, context);
  }
  const few = fewMessages(context.database, terms);
  if (few !== null) plan.parts.push(knownPart(few));
  if (rowConditions.length > 0) plan.parts.push(rowsPart(context.database, rowConditions));
  return plan;
}

function addText(plan: Plan, term: TextTerm, context: PlanContext): void {
  const { database, stored } = context;
  const { negated } = term;
  const words = foldedWords(term.words);
  if (term.column === 'sender') {
    plan.parts.push(...senderParts(database, { tokens: words, prefix: term.prefix }, negated));
    return;
  }
  if (words.length === 1 && (!term.prefix || stored.isQueueLong)) {
    const also = term.phrase ? [] : (context.corrections.get(words[0]!) ?? []);
    const needles = [...words, ...also].map((word) => ({ tokens: [word], prefix: term.prefix }));
    const expression = wordExpression(term, words[0]!, context);
    plan.parts.push(textPart(database, 'messages_fts', expression, { negated, check: { needles } }));
    return;
  }
  const needle = { tokens: words, prefix: term.prefix };
  const parts = [...new Set(term.prefix ? words.slice(0, -1) : words)].map((word) =>
    textPart(database, 'messages_fts', `"${word}"`, { check: { needles: [{ tokens: [word], prefix: false }] } }),
  );
  if (term.prefix) parts.push(prefixPart(needle, context));
  if (words.length === 1) plan.parts.push({ ...parts[0]!, negated });
  else if (negated) plan.parts.push(phrasePart(database, parts, needle, negated));
  else plan.parts.push(...parts, phrasePart(database, [], needle, negated));
}

function wordExpression(term: TextTerm, word: string, { corrections }: PlanContext): string {
  if (term.prefix) return `"${word}" *`;
  const also = term.phrase ? [] : (corrections.get(word) ?? []);
  return [word, ...also].map((it) => `"${it}"`).join(' OR ');
}

/** Nearly every message has a word that begins with a given letter: it is looked for in the text itself. */
const shortestStored = 2;

/** How many letters of a beginning are stored. */
function storedLength(length: number): number {
  if (length >= 6) return 6;
  return Math.min(length, 4);
}

/** The last word of a needle, as the beginning of one; where the stored beginning is shorter, the text is read. */
function prefixPart(needle: Needle, { database, stored }: PlanContext): Part {
  const last = [...needle.tokens.at(-1)!];
  const length = storedLength(last.length);
  const check = { needles: [{ tokens: [last.join('')], prefix: true }] };
  if (length < shortestStored) return checkedPart(database, check, false);
  return beginningPart(database, last.slice(0, length).join(''), {
    negated: false,
    always: length < last.length ? check : null,
    waiting: check,
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
      if (term.value === 'consent') {
        addPerson(plan, identitiesWithConsent(database), negated, database);
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
