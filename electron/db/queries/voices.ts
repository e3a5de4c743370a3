import { longSilence } from '../../../shared/model/people.ts';
import { sequenceSize } from '../../../shared/model/sort-key.ts';
import { row, rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { settleKeys } from './identity-keys.ts';

const spoke = `identities JOIN thread_participants ON identity_id = identities.id WHERE person_id = :id`;

/** Works out anew when somebody was heard first and last, in how many conversations, and when they came back. */
export function refreshVoice(database: WritableDb, id: number): void {
  run(
    database,
    `UPDATE people SET (first_at, last_at, conversations, returned_at) =
       (SELECT first_message_id / ${sequenceSize},
          -- Somebody who never spoke stands where they were made.
          coalesce((SELECT max(last_message_id) FROM ${spoke}) / ${sequenceSize}, created_at),
          (SELECT count(DISTINCT conversation_id) FROM identities JOIN thread_participants ON identity_id = identities.id
             JOIN threads ON threads.id = thread_id WHERE person_id = :id),
          (SELECT max(id) / ${sequenceSize} FROM
             (SELECT messages.id, lag(messages.id) OVER (ORDER BY messages.id) AS before
              FROM identities JOIN messages ON identity_id = identities.id WHERE person_id = :id)
           WHERE id - before >= ${longSilence * sequenceSize})
        WHERE joined_into IS NULL)
     WHERE id = :id`,
    { id },
  );
}

/** Milliseconds that one step takes, about. */
const stepTime = 6;

export function hasQueuedVoices(database: WritableDb): boolean {
  return row(database, 'SELECT 1 FROM voice_queue LIMIT 1') !== undefined;
}

/** One small step of what is kept about people: when they were heard, and who could be the same. True while there is more to do. */
export function settleVoices(database: WritableDb): boolean {
  const queued = rows<{ id: number }>(database, 'SELECT person_id AS id FROM voice_queue ORDER BY person_id LIMIT 100');
  if (queued.length === 0) return false;
  const started = performance.now();
  database
    .transaction(() => {
      for (const { id } of queued) {
        refreshVoice(database, id);
        settleKeys(database, id);
        run(database, 'DELETE FROM voice_queue WHERE person_id = ?', id);
        if (performance.now() - started > stepTime) break;
      }
    })
    .immediate();
  return hasQueuedVoices(database);
}
