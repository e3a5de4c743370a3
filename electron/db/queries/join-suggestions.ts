import type { JoinSuggestion, SuggestedPerson, SuggestionPage } from '../../../shared/model/people.ts';
import type { JoinReason } from '../../../shared/model/same-person.ts';
import { timeOfId } from '../../../shared/model/sort-key.ts';
import { row, rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { snippetOf } from '../snippet.ts';
import { placeName } from './members.ts';
import { knownPersonId } from './person-joins.ts';
import { hasQueuedVoices } from './voices.ts';

interface Stored {
  id: number;
  reason: JoinReason;
  detail: string;
  aId: number;
  bId: number;
}

/** Who could be one person, of whom nobody has said yet that they are or that they are not. */
const open = `
  SELECT join_suggestions.id, reason, detail, a.person_id AS aId, b.person_id AS bId
  FROM join_suggestions CROSS JOIN identities AS a ON a.id = a_id CROSS JOIN identities AS b ON b.id = b_id
  WHERE a.person_id <> b.person_id AND NOT EXISTS
    (SELECT 1 FROM identities AS mine CROSS JOIN not_joined ON mine.id IN (not_joined.a_id, not_joined.b_id)
     JOIN identities AS other ON other.id = iif(not_joined.a_id = mine.id, not_joined.b_id, not_joined.a_id)
     WHERE mine.person_id = a.person_id AND other.person_id = b.person_id)`;

/** A page of suggestions to join, each two people once. @param input.before the `next` of the page before */
export function joinSuggestions(database: WritableDb, input: { before: number | null; limit: number }): SuggestionPage {
  const suggestions: JoinSuggestion[] = [];
  let before = input.before ?? Number.MAX_SAFE_INTEGER;
  let next: number | null = null;
  const found = rows<Stored>(
    database,
    `${open} AND join_suggestions.id < ? ORDER BY join_suggestions.id DESC LIMIT ?`,
    before,
    input.limit,
  );
  for (const stored of found) {
    before = stored.id;
    if (isFirstOfPair(database, stored)) suggestions.push(suggestionOf(database, stored));
  }
  if (found.length === input.limit) next = before;
  return { suggestions, next, settling: hasQueuedVoices(database) };
}

/** The suggestions of one person, for their profile. @throws SamesideError `not-found` */
export function suggestionsFor(database: WritableDb, input: { id: number }): JoinSuggestion[] {
  const id = knownPersonId(database, input.id);
  return rows<Stored>(
    database,
    `${open} AND join_suggestions.id IN
       (SELECT id FROM join_suggestions WHERE a_id IN (SELECT id FROM identities WHERE person_id = :id)
        UNION SELECT id FROM join_suggestions WHERE b_id IN (SELECT id FROM identities WHERE person_id = :id))
     ORDER BY join_suggestions.id DESC LIMIT 20`,
    { id },
  )
    .filter((stored) => isFirstOfPair(database, stored))
    .map((stored) => suggestionOf(database, stored));
}

/** Several identities of two people can be alike: the newest says so for all. */
function isFirstOfPair(database: WritableDb, { id, aId, bId }: Stored): boolean {
  const newer = row(
    database,
    `SELECT 1 FROM identities AS a CROSS JOIN join_suggestions ON a_id = a.id CROSS JOIN identities AS b ON b.id = b_id
     WHERE a.person_id = :aId AND b.person_id = :bId AND join_suggestions.id > :id
     UNION ALL
     SELECT 1 FROM identities AS a CROSS JOIN join_suggestions ON b_id = a.id CROSS JOIN identities AS b ON b.id = a_id
     WHERE a.person_id = :aId AND b.person_id = :bId AND join_suggestions.id > :id LIMIT 1`,
    { id, aId, bId },
  );
  return newer === undefined;
}

function suggestionOf(database: WritableDb, { id, reason, detail, aId, bId }: Stored): JoinSuggestion {
  return { id, reason, detail, a: suggestedPerson(database, aId), b: suggestedPerson(database, bId) };
}

function suggestedPerson(database: WritableDb, id: number): SuggestedPerson {
  const last = row<{ id: number; text: string; conversationId: number }>(
    database,
    `SELECT messages.id, substr(text, 1, 2000) AS text, conversation_id AS conversationId
     FROM messages JOIN threads ON threads.id = thread_id
     WHERE messages.id = (SELECT max(last_message_id) FROM identities JOIN thread_participants ON identity_id = identities.id
                          WHERE person_id = ?)`,
    id,
  );
  return {
    id,
    name: row<{ name: string }>(database, 'SELECT name FROM people WHERE id = ?', id)!.name,
    identities: rows<SuggestedPerson['identities'][number]>(
      database,
      `SELECT id, place, ${placeName('place')} AS placeName, address, name FROM identities WHERE person_id = ?
       ORDER BY home_id IS NOT NULL, id LIMIT 10`,
      id,
    ),
    lastHeard: last ? timeOfId(last.id) : null,
    words: last ? snippetOf(last.text) : null,
    wordsConversationId: last?.conversationId ?? null,
  };
}
