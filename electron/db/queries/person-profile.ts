import { conversationStates } from '../../../shared/model/conversation.ts';
import type {
  Affiliation,
  Companion,
  ConcernedConversation,
  Consent,
  HomedIdentity,
  PersonProfile,
} from '../../../shared/model/people.ts';
import { timeOfId } from '../../../shared/model/sort-key.ts';
import { row, rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { caresOfPerson } from './evidence.ts';
import { membersOf, placeName, standingPerson } from './members.ts';
import { person } from './people.ts';
import { ownWords, type LanguageOf } from './search-settle.ts';

/** Everything that a profile shows at once. @throws SamesideError `not-found` */
export function personProfile(database: WritableDb, input: { id: number }, languageOf: LanguageOf): PersonProfile {
  const detail = person(database, input);
  const { id } = detail;
  const { wrong, languages } = row<{ wrong: string | null; languages: string | null }>(
    database,
    `SELECT max(wrong) AS wrong, max(languages) AS languages FROM people WHERE id IN ${membersOf(':id')}`,
    { id },
  )!;
  return {
    ...detail,
    identities: homedIdentities(database, id),
    wrong,
    affiliations: rows<Affiliation>(
      database,
      `SELECT id, organisation, role, since, until FROM affiliations WHERE person_id IN ${membersOf(':id')}
       ORDER BY until IS NOT NULL, since DESC, id DESC`,
      { id },
    ),
    consents: rows<Omit<Consent, 'granted'> & { granted: number }>(
      database,
      `SELECT consents.id, granted, words, message_id AS messageId, threads.conversation_id AS conversationId, given_at AS givenAt
       FROM consents LEFT JOIN messages ON messages.id = message_id LEFT JOIN threads ON threads.id = thread_id
       WHERE person_id IN ${membersOf(':id')} ORDER BY given_at DESC, consents.id DESC`,
      { id },
    ).map((consent) => ({ ...consent, granted: consent.granted === 1 })),
    languages: languages === null ? heardLanguages(database, id, languageOf) : (JSON.parse(languages) as string[]),
    languagesSet: languages !== null,
    cares: caresOfPerson(database, id),
    companions: companions(database, id),
    concerning: concerning(database, id),
  };
}

/** The identities of the person who stands, and with whom each came. */
function homedIdentities(database: WritableDb, id: number): HomedIdentity[] {
  return rows<Omit<HomedIdentity, 'joined'>>(
    database,
    `SELECT identities.id, place, ${placeName('place')} AS placeName, address, identities.name, url, people.name AS cameFrom
     FROM identities LEFT JOIN people ON people.id = home_id WHERE person_id = ? ORDER BY home_id IS NOT NULL, identities.id`,
    id,
  ).map((identity) => ({ ...identity, joined: identity.cameFrom !== null }));
}

/** Messages that languages are told from. */
const messagesRead = 20;

/** Languages of their newest messages, the most frequent first; one message alone counts only where there are few. */
function heardLanguages(database: WritableDb, id: number, languageOf: LanguageOf): string[] {
  const newest = rows<{ text: string }>(
    database,
    `SELECT substr(text, 1, 4000) AS text FROM messages
     WHERE id IN (SELECT messages.id FROM identities JOIN messages ON identity_id = identities.id WHERE person_id = ?
                  ORDER BY messages.id DESC LIMIT ${messagesRead})`,
    id,
  );
  const counts = new Map<string, number>();
  for (const { text } of newest) {
    const language = languageOf(ownWords(text));
    if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1 || newest.length < 4)
    .sort(([, a], [, b]) => b - a)
    .map(([language]) => language);
}

/** Their newest conversations are looked at for whom they talk with. */
const threadsRead = 60;
const companionsShown = 24;

/** With whom they talk, who was met last first: by who began the conversation and who spoke in it. */
function companions(database: WritableDb, id: number): Companion[] {
  const met = rows<{ id: number; name: string; conversationId: number; beginnerId: number | null }>(
    database,
    `WITH spoken AS (SELECT thread_id, max(last_message_id) AS last FROM identities
                     JOIN thread_participants ON identity_id = identities.id WHERE person_id = :id
                     GROUP BY thread_id ORDER BY last DESC LIMIT ${threadsRead})
     SELECT DISTINCT people.id, people.name, conversations.id AS conversationId, beginner.person_id AS beginnerId
     FROM spoken JOIN threads ON threads.id = spoken.thread_id JOIN conversations ON conversations.id = threads.conversation_id
     JOIN thread_participants ON thread_participants.thread_id = threads.id
     JOIN identities ON identities.id = identity_id JOIN people ON people.id = identities.person_id
     LEFT JOIN identities AS beginner ON beginner.id = conversations.first_identity_id
     WHERE people.id <> :id ORDER BY spoken.last DESC, people.id`,
    { id },
  );
  const found = new Map<number, Companion>();
  for (const { beginnerId, ...other } of met) {
    const how = beginnerId === id ? 'answered-by-them' : beginnerId === other.id ? 'answered-them' : 'together';
    const known = found.get(other.id);
    if (!known) found.set(other.id, { ...other, how });
    else if (known.how === 'together') known.how = how;
    else if (how !== 'together' && how !== known.how) known.how = 'both';
  }
  return [...found.values()].slice(0, companionsShown);
}

function concerning(database: WritableDb, id: number): ConcernedConversation[] {
  return rows<Omit<ConcernedConversation, 'state' | 'lastActivity'> & { state: number; last: number }>(
    database,
    `SELECT DISTINCT conversations.id, title, sources.name AS sourceName, state, conversations.last_message_id AS last
     FROM conversation_people JOIN conversations ON conversations.id = conversation_id
     JOIN sources ON sources.id = source_id WHERE person_id IN ${membersOf(':id')} ORDER BY last DESC LIMIT 100`,
    { id },
  ).map(({ state, last, ...it }) => ({
    ...it,
    state: conversationStates[state] ?? 'done',
    lastActivity: timeOfId(last),
  }));
}

/** The people whom a conversation concerns though they do not speak in it. */
export function concernedPeople(
  database: WritableDb,
  input: { conversationId: number },
): { id: number; name: string }[] {
  return rows<{ id: number; name: string }>(
    database,
    `SELECT DISTINCT standing.id, standing.name FROM conversation_people JOIN people ON people.id = person_id
     JOIN people AS standing ON standing.id = ${standingPerson('people')} WHERE conversation_id = ? ORDER BY standing.name`,
    input.conversationId,
  );
}
