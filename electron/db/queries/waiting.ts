import { row, rows, run } from '../statements.ts';
import { timeOfId } from '../../../shared/model/sort-key.ts';
import type { WritableDb } from '../open.ts';

const ownIdentities = `SELECT identities.id FROM people JOIN identities ON person_id = people.id WHERE people.ours = 1`;

/** Under several names perhaps. */
const onePersonSpeaks = `(SELECT count(DISTINCT person_id) <= 1 FROM threads JOIN thread_participants ON thread_id = threads.id
  JOIN identities ON identities.id = identity_id WHERE conversation_id = conversations.id AND threads.merged_into IS NULL)`;

/**
 * Works out anew since when somebody waits for an answer in a conversation. Where one of us has spoken: since the first word
 * after our last one. Where none of us has: since its beginning, as long as only one person spoke in it.
 */
export function refreshWaiting(database: WritableDb, id: number): void {
  const own = row<{ id: number | null }>(
    database,
    `SELECT max(messages.id) AS id FROM threads JOIN messages ON thread_id = threads.id
     WHERE conversation_id = ? AND merged_into IS NULL AND identity_id IN (${ownIdentities})`,
    id,
  )!.id;
  const since =
    own === null
      ? row<{ id: number | null }>(
          database,
          `SELECT iif(participants <= 1 OR ${onePersonSpeaks}, first_message_id, NULL) AS id FROM conversations WHERE id = ?`,
          id,
        )!.id
      : row<{ id: number | null }>(
          database,
          `SELECT min(messages.id) AS id FROM threads JOIN messages ON thread_id = threads.id
           WHERE conversation_id = ? AND merged_into IS NULL AND messages.id > ?`,
          id,
          own,
        )!.id;
  const time = since === null ? null : timeOfId(since);
  run(database, 'UPDATE conversations SET waiting_since = ? WHERE id = ? AND waiting_since IS NOT ?', time, id, time);
}

/** After a person turned out to be one of us, or not: every conversation that they speak in. */
export function refreshWaitingOfPerson(database: WritableDb, personId: number): void {
  const found = rows<{ id: number }>(
    database,
    `SELECT DISTINCT conversation_id AS id FROM identities
     JOIN thread_participants ON identity_id = identities.id JOIN threads ON threads.id = thread_id
     WHERE person_id = ? AND merged_into IS NULL`,
    personId,
  );
  for (const { id } of found) refreshWaiting(database, id);
}
