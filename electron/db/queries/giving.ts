import { SamesideError } from '../../errors.ts';
import type {
  BetweenUs,
  ConversationGiving,
  LedgerPerson,
  NamingQuestion,
  OwedPage,
  OwedPerson,
} from '../../../shared/model/giving.ts';
import { namingQuestion, questionLanguage } from '../../../shared/model/naming-question.ts';
import { row, rows } from '../statements.ts';
import { contributionById, contributionsIn, dismissedIn, listContributions } from './contributions.ts';
import { standingConversation } from './conversation-threads.ts';
import { creditsIn, creditsOf, namedPerson } from './credits.ts';
import { standingPerson } from './members.ts';
import { messageSource } from './messages.ts';
import { promisesIn, promisesTo } from './promises.ts';
import { ownWords, type LanguageOf } from './search-settle.ts';
import type { WritableDb } from '../open.ts';

/** Of each kind, so much stands between a person and us at most. */
const shownBetween = 200;

/** What was given and got in a conversation. @throws SamesideError `not-found` */
export function givingIn(database: WritableDb, input: { id: number }): ConversationGiving {
  const id = standingConversation(database, input.id);
  if (id === null) throw new SamesideError('not-found', `There is no conversation ${input.id}.`);
  return {
    contributions: contributionsIn(database, id),
    credits: creditsIn(database, id),
    promises: promisesIn(database, id),
    dismissed: dismissedIn(database, id),
    accepted: acceptedIn(database, id),
  };
}

/** A dump says in the row of a question which answer was accepted. */
function acceptedIn(database: WritableDb, conversationId: number): number[] {
  const questions = rows<{ id: number; externalId: string; sourceId: number }>(
    database,
    `SELECT messages.id, external_id AS externalId, messages.source_id AS sourceId FROM threads
     JOIN messages ON messages.thread_id = threads.id
     WHERE threads.conversation_id = ? AND threads.merged_into IS NULL AND messages.kind = 'question'`,
    conversationId,
  );
  return questions.flatMap(({ id, externalId, sourceId }) => {
    const number = /\sAcceptedAnswerId="(\d{1,15})"/.exec(messageSource(database, { id })?.source ?? '')?.[1];
    const prefix = /^(.*post-)\d+$/s.exec(externalId)?.[1];
    if (number === undefined || prefix === undefined) return [];
    const answer = row<{ id: number | null }>(
      database,
      'SELECT message_id AS id FROM message_ids WHERE source_id = ? AND external_id = ?',
      sourceId,
      prefix + number,
    );
    return answer?.id == null ? [] : [answer.id];
  });
}

/** What stands between a person and us. @throws SamesideError `not-found` */
export function betweenUs(database: WritableDb, input: { id: number }): BetweenUs {
  const { personId } = namedPerson(database, input.id);
  return {
    gave: listContributions(database, { personId, limit: shownBetween }),
    gaveBack: creditsOf(database, personId, shownBetween),
    promises: promisesTo(database, personId, shownBetween),
    owed: listContributions(database, { personId, owed: true, limit: shownBetween }),
  };
}

const owedSince = `
  SELECT identities.person_id AS personId, given_at AS since FROM contributions
  JOIN identities ON identities.id = contributions.identity_id WHERE credited = 0
  UNION ALL
  SELECT ${standingPerson('written')}, made_at FROM promises JOIN people AS written ON written.id = promises.person_id
  WHERE state = 'open'`;

/** Who is owed something, since the longest first. */
export function creditOwed(database: WritableDb, input: { after: string | null; limit: number }): OwedPage {
  const [since, id] = input.after?.split(' ').map(Number) ?? [Number.MIN_SAFE_INTEGER, 0];
  const found = rows<{ personId: number; since: number }>(
    database,
    `SELECT personId, min(since) AS since FROM (${owedSince}) JOIN people ON people.id = personId WHERE people.ours = 0
     GROUP BY personId HAVING (min(since), personId) > (?, ?) ORDER BY min(since), personId LIMIT ?`,
    since,
    id,
    input.limit,
  );
  const people = found.map((one): OwedPerson => {
    const { name, wish, askedAt } = namedPerson(database, one.personId);
    return {
      ...one,
      who: name,
      wish,
      askedAt,
      contributions: listContributions(database, {
        personId: one.personId,
        owed: true,
        limit: shownBetween,
      }).toReversed(),
      promises: promisesTo(database, one.personId, shownBetween)
        .filter(({ state }) => state === 'open')
        .toReversed(),
    };
  });
  const last = people.length === input.limit ? people.at(-1) : undefined;
  return { people, next: last === undefined ? null : `${last.since} ${last.personId}` };
}

/** Everybody who gave something or got something back, by id: a page of the whole ledger, to be written as a file. */
export function ledgerPage(
  database: WritableDb,
  input: { after: number; limit: number },
): { people: LedgerPerson[]; next: number | null } {
  const found = rows<{ id: number }>(
    database,
    `SELECT people.id FROM people WHERE people.id > :after AND people.ours = 0 AND people.id IN (
       SELECT person_id FROM identities WHERE id IN (SELECT identity_id FROM contributions)
       UNION SELECT ${standingPerson('written')} FROM people AS written
         WHERE written.id IN (SELECT person_id FROM credits UNION SELECT person_id FROM promises))
     ORDER BY people.id LIMIT :limit`,
    { after: input.after, limit: input.limit },
  );
  const people = found.map(({ id }): LedgerPerson => {
    const { name, handle, wish } = namedPerson(database, id);
    return {
      personId: id,
      name,
      handle,
      wish,
      identities: rows(
        database,
        'SELECT place, address, name, url FROM identities WHERE person_id = ? ORDER BY id LIMIT 50',
        id,
      ),
      contributions: listContributions(database, { personId: id, limit: 10_000 }),
      credits: creditsOf(database, id, 10_000),
      promises: promisesTo(database, id, 10_000),
    };
  });
  return { people, next: people.length === input.limit ? people.at(-1)!.personId : null };
}

/**
 * The question to somebody whether they may be named, in the language in which they speak in this conversation, else in one
 * that is set for them, else in English.
 * @throws SamesideError `not-found`
 */
export function draftNamingQuestion(
  database: WritableDb,
  input: { personId: number; conversationId: number | null; contributionIds: readonly number[] },
  languageOf: LanguageOf,
): NamingQuestion {
  const { personId, name, askedAt } = namedPerson(database, input.personId);
  const spoken = rows<{ text: string }>(
    database,
    `SELECT substr(messages.text, 1, 4000) AS text FROM threads JOIN messages ON messages.thread_id = threads.id
     JOIN identities ON identities.id = messages.identity_id
     WHERE threads.conversation_id = ? AND threads.merged_into IS NULL AND person_id = ? ORDER BY messages.id LIMIT 5`,
    input.conversationId,
    personId,
  );
  const { set } = row<{ set: string | null }>(
    database,
    'SELECT languages AS "set" FROM people WHERE id = ?',
    personId,
  )!;
  const heard = spoken.map(({ text }) => languageOf(ownWords(text)));
  const language = questionLanguage([...heard, ...(set === null ? [] : (JSON.parse(set) as string[]))]);
  const contributions = input.contributionIds.map((id) => contributionById(database, id));
  const words = namingQuestion(language, {
    name,
    place: contributions[0]?.sourceName ?? '',
    given: contributions.map(({ kind, quote }) => ({ kind, quote })),
  });
  return { personId, language, words, askedAt };
}
