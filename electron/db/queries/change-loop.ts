import {
  hasOutcome,
  type ChangeState,
  type ChangeVoice,
  type ChangeVoices,
  type VoicePlace,
} from '../../../shared/model/change.ts';
import { nameAsWished, type CreditWish } from '../../../shared/model/credit-wish.ts';
import type { SourceKind } from '../../../shared/model/records.ts';
import { tellingWords } from '../../../shared/model/telling-words.ts';
import { namesToLeaveOut, withoutNames } from '../../../shared/model/unnamed.ts';
import { row, rows } from '../statements.ts';
import { outcomeWords } from './change-steps.ts';
import { tellingDrafts, tellingsOf } from './change-tellings.ts';
import { outcomeSince, voiceIds, voicesOf } from './change-voices.ts';
import { standingChange } from './standing-change.ts';
import { membersOf } from './members.ts';
import { namings } from './namings.ts';
import { ownWords, type LanguageOf } from './search-settle.ts';
import type { WritableDb } from '../open.ts';

interface Outcome {
  state: 'shipped' | 'declined';
  title: string;
  date: number;
  words: string;
  since: number;
  languageOf: LanguageOf;
  /** Names of those who ask and did not agree to be named: they stand in nobody's draft, their own included. */
  leftOut: string[];
}

/**
 * Those who ask for a change, who asked first coming first, with the places where they did and, once something became of it,
 * what to tell them there.
 * @param input.after the `next` of the page before
 * @throws SamesideError `not-found`
 */
export function changeVoices(
  database: WritableDb,
  input: { id: number; after: number | null; limit: number },
  languageOf: LanguageOf,
): ChangeVoices {
  const id = standingChange(database, input.id);
  const from = input.after ?? 0;
  const found = rows<{ personId: number; askedAt: number | null; byHand: number }>(
    database,
    `SELECT person_id AS personId, asked_at AS askedAt, asked_at IS NULL AS byHand FROM (${voicesOf})
     ORDER BY asked_at IS NULL, asked_at, person_id LIMIT :limit OFFSET :from`,
    { id, limit: input.limit + 1, from },
  );
  const outcome = outcomeOf(database, id, languageOf);
  const page = found.slice(0, input.limit);
  return {
    voices: page.map((voice) => voiceOf(database, id, voice, outcome)),
    next: found.length > input.limit ? from + input.limit : null,
  };
}

/** So many of those who ask are looked at for names. */
const namesKnown = 300;

function outcomeOf(database: WritableDb, id: number, languageOf: LanguageOf): Outcome | null {
  const { state, title } = row<{ state: ChangeState; title: string }>(
    database,
    'SELECT state, title FROM changes WHERE id = ?',
    id,
  )!;
  if (!hasOutcome(state)) return null;
  const asking = voiceIds(database, id).slice(0, namesKnown);
  const leftOut = namings(database, { personIds: asking }).flatMap(namesToLeaveOut);
  const { date, words } = outcomeWords(database, id);
  return {
    state: state === 'declined' ? 'declined' : 'shipped',
    title: withoutNames(title, leftOut),
    date,
    words: withoutNames(words, leftOut),
    leftOut,
    since: outcomeSince(database, id)!,
    languageOf,
  };
}

interface RawPerson {
  who: string;
  wish: CreditWish;
  languages: string | null;
}

function voiceOf(
  database: WritableDb,
  id: number,
  { personId, askedAt, byHand }: { personId: number; askedAt: number | null; byHand: number },
  outcome: Outcome | null,
): ChangeVoice {
  const { languages, ...person } = row<RawPerson>(
    database,
    'SELECT name AS who, credit_wish AS wish, languages FROM people WHERE id = ?',
    personId,
  )!;
  const tellings = tellingsOf(database, { id, personId });
  const told = outcome === null ? null : (tellings.find(({ toldAt }) => toldAt >= outcome.since) ?? null);
  const drafts = tellingDrafts(database, { id, personId });
  const places = rawPlaces(database, id, personId);
  return {
    personId,
    ...person,
    byHand: byHand === 1,
    askedAt,
    places: places.map(({ text, handle, ...place }) => {
      const written = drafts.find(({ conversationId }) => conversationId === place.conversationId);
      return {
        ...place,
        draft:
          outcome === null ? null : draftFor({ ...person, handle, languages }, place, text, outcome, written?.words),
      };
    }),
    told,
    earlier: tellings.filter((telling) => telling !== told),
  };
}

function draftFor(
  person: { who: string; wish: CreditWish; handle: string | null; languages: string | null },
  place: Pick<VoicePlace, 'quote'>,
  text: string,
  outcome: Outcome,
  written: string | undefined,
): VoicePlace['draft'] {
  const heard = outcome.languageOf(ownWords(text));
  const known = person.languages === null ? [] : (JSON.parse(person.languages) as string[]);
  const { language, words } = tellingWords(heard === null ? known : [heard], {
    outcome: outcome.state,
    name: greetingName(person),
    title: outcome.title,
    quote: quotable(place.quote, outcome.leftOut),
    date: outcome.date,
    words: outcome.words,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  return written === undefined ? { language, words, edited: false } : { language, words: written, edited: true };
}

/** Their words without a signature; null where they name somebody who is not to be named. */
function quotable(quote: string | null, leftOut: readonly string[]): string | null {
  const words = quote?.replace(/(^|\n)-- ?\n[\s\S]*$/, '').trim() ?? '';
  return words === '' || withoutNames(words, leftOut) !== words ? null : words;
}

/** How a draft calls them: as they wish to be named, and not at all where they do not or were not asked. */
function greetingName({ who, wish, handle }: { who: string; wish: CreditWish; handle: string | null }): string | null {
  const named = nameAsWished({ name: who, handle, wish }, '');
  return named === nameAsWished({ name: '', wish: 'anonymous' }, '') ? null : named;
}

type RawPlace = Omit<VoicePlace, 'draft'> & { text: string; handle: string | null };

/** Where somebody asked: the conversations that they began or were quoted in; else where they can be reached. */
function rawPlaces(database: WritableDb, id: number, personId: number): RawPlace[] {
  const asked = rows<{ conversationId: number; messageId: number | null; quote: string | null }>(
    database,
    `SELECT conversationId, max(messageId) AS messageId, max(quote) AS quote FROM (
       SELECT conversations.id AS conversationId, first_message_id AS messageId, NULL AS quote
         FROM conversation_changes JOIN conversations ON conversations.id = conversation_id
         JOIN identities ON identities.id = first_identity_id WHERE change_id = :id AND person_id = :personId
       UNION ALL SELECT evidence.conversation_id, message_id, quote FROM change_evidence
         JOIN evidence ON evidence.id = evidence_id JOIN identities ON identities.id = evidence.identity_id
         WHERE change_id = :id AND person_id = :personId AND evidence.conversation_id IS NOT NULL)
     GROUP BY conversationId ORDER BY conversationId`,
    { id, personId },
  );
  const places = asked.length > 0 ? asked : reachable(database, id, personId);
  const found = places.flatMap((place) => placeOf(database, personId, place) ?? []);
  return found.length > 0 ? found : [nowhere];
}

const nowhere: RawPlace = {
  conversationId: null,
  title: '',
  sourceName: '',
  kind: null,
  url: null,
  address: null,
  quote: null,
  text: '',
  handle: null,
};

/** The conversation in which they spoke last, one of the change's own before all others. */
function reachable(
  database: WritableDb,
  id: number,
  personId: number,
): { conversationId: number; messageId: number; quote: null }[] {
  return rows(
    database,
    `SELECT conversation_id AS conversationId, last_message_id AS messageId, NULL AS quote FROM (
       SELECT thread_id, last_message_id FROM identities JOIN thread_participants ON identity_id = identities.id
       WHERE person_id = :personId ORDER BY last_message_id DESC LIMIT 50)
     JOIN threads ON threads.id = thread_id
     ORDER BY conversation_id IN (SELECT conversation_id FROM conversation_changes WHERE change_id = :id) DESC,
       last_message_id DESC LIMIT 1`,
    { id, personId },
  );
}

function placeOf(
  database: WritableDb,
  personId: number,
  { conversationId, messageId, quote }: { conversationId: number; messageId: number | null; quote: string | null },
): RawPlace | null {
  const conversation = row<{ title: string; sourceName: string; kind: SourceKind }>(
    database,
    `SELECT title, sources.name AS sourceName, kind FROM conversations JOIN sources ON sources.id = source_id
     WHERE conversations.id = ?`,
    conversationId,
  );
  if (!conversation) return null;
  const message = row<{ url: string | null; text: string; place: string; address: string; name: string | null }>(
    database,
    `SELECT messages.url, substr(text, 1, 4000) AS text, identities.place, identities.address, identities.name
     FROM messages JOIN identities ON identities.id = identity_id WHERE messages.id = ? AND person_id = ?`,
    messageId,
    personId,
  );
  const isMail = message?.place === 'mail';
  return {
    conversationId,
    ...conversation,
    quote,
    url: message?.url ?? null,
    address: isMail ? message.address : null,
    text: quote ?? message?.text ?? '',
    handle: !message || isMail ? null : (message.name ?? message.address),
  };
}

/** A place by its person and conversation, for writing what goes there. */
export function tellingPlace(
  database: WritableDb,
  input: { id: number; personId: number; conversationId: number | null },
): { title: string; address: string | null; references: string[] } {
  const members = `identities.person_id IN ${membersOf('?')}`;
  const found = row<{ title: string; address: string; place: string; externalId: string; references: string | null }>(
    database,
    `SELECT conversations.title, identities.address, identities.place, external_id AS externalId,
            reference_ids AS "references"
     FROM threads JOIN messages ON messages.thread_id = threads.id JOIN identities ON identities.id = identity_id
     JOIN conversations ON conversations.id = threads.conversation_id
     WHERE threads.conversation_id = ? AND threads.merged_into IS NULL AND ${members}
     ORDER BY messages.id DESC LIMIT 1`,
    input.conversationId,
    input.personId,
    input.personId,
  );
  if (!found) {
    const { title } = row<{ title: string }>(
      database,
      'SELECT title FROM changes WHERE id = ?',
      standingChange(database, input.id),
    )!;
    return { title, address: null, references: [] };
  }
  return {
    title: found.title,
    address: found.place === 'mail' ? found.address : null,
    references: [...(found.references?.split('\n') ?? []), found.externalId],
  };
}
