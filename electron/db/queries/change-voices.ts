import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { hasOutcome, type AskedChange, type ChangeState } from '../../../shared/model/change.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { standingChange } from './standing-change.ts';
import { membersOf, standingPerson } from './members.ts';
import type { WritableDb } from '../open.ts';

/** What was said about people by hand, by the person that stands today; that somebody asks outweighs that they do not. */
const byHand = `
  SELECT ${standingPerson('people')} AS person_id, max(asks) AS asks FROM change_voices
  JOIN people ON people.id = change_voices.person_id WHERE change_id = :id GROUP BY 1`;

/**
 * SQL for who asks for the change `:id`, each once: the first voices of its conversations, those whose words are its evidence
 * and those added by hand, without those taken out by hand and without ours. Columns: person_id, asked_at (null where nothing
 * of theirs is here).
 */
export const voicesOf = `
  WITH said AS (${byHand}),
  asked (person_id, asked_at) AS (
    SELECT person_id, first_message_id / 2048 FROM conversation_changes
      JOIN conversations ON conversations.id = conversation_id JOIN identities ON identities.id = first_identity_id
      WHERE change_id = :id
    UNION ALL
    SELECT person_id, written_at FROM change_evidence JOIN evidence ON evidence.id = evidence_id
      JOIN identities ON identities.id = evidence.identity_id WHERE change_id = :id
    UNION ALL SELECT person_id, NULL FROM said WHERE asks = 1
  )
  SELECT asked.person_id, min(asked.asked_at) AS asked_at FROM asked JOIN people ON people.id = asked.person_id
  WHERE people.ours = 0 AND asked.person_id NOT IN (SELECT person_id FROM said WHERE asks = 0) GROUP BY asked.person_id`;

/** Whether this person was told since `:since` what became of the change `:id`. */
export const toldSince = (person: string): string => `EXISTS (
  SELECT 1 FROM change_tellings WHERE change_id = :id AND told_at >= :since AND person_id IN ${membersOf(person)})`;

/** Since when a change has been what it is: what was told before counts no more. Null while nothing became of it. */
export function outcomeSince(database: WritableDb, id: number): number | null {
  const found = row<{ state: ChangeState; at: number }>(
    database,
    `SELECT changes.state, coalesce((SELECT max(at) FROM change_steps
       WHERE change_id = changes.id AND change_steps.state = iif(changes.state = 'declined', 'declined', 'shipped')),
       updated_at) AS at FROM changes WHERE id = ?`,
    id,
  );
  return found && hasOutcome(found.state) ? found.at : null;
}

/** How many people ask for a change, and how many of them do not know yet what became of it. */
export function countVoices(
  database: WritableDb,
  { id, state }: { id: number; state: ChangeState },
): { people: number; untold: number } {
  if (!hasOutcome(state)) {
    const { people } = row<{ people: number }>(database, `SELECT count(*) AS people FROM (${voicesOf})`, { id })!;
    return { people, untold: 0 };
  }
  const since = outcomeSince(database, id);
  return row<{ people: number; untold: number }>(
    database,
    `SELECT count(*) AS people, coalesce(sum(NOT ${toldSince('voice.person_id')}), 0) AS untold FROM (${voicesOf}) AS voice`,
    { id, since },
  )!;
}

/** The ids of all who ask. */
export function voiceIds(database: WritableDb, id: number): number[] {
  return rows<{ person_id: number }>(database, voicesOf, { id }).map(({ person_id }) => person_id);
}

/** The person that stands for an id. @throws SamesideError `not-found` */
export function standingPersonId(database: WritableDb, id: number): number {
  const found = row<{ id: number }>(
    database,
    `SELECT ${standingPerson('people')} AS id FROM people WHERE people.id = ?`,
    id,
  );
  if (!found) throw new SamesideError('not-found', `There is no person ${id}.`);
  return found.id;
}

/** Says by hand that somebody asks for a change, or does not; null: as follows from what they wrote. */
export function setChangeVoice(
  database: WritableDb,
  input: { id: number; personId: number; asks: boolean | null },
): UndoEntry {
  const id = standingChange(database, input.id);
  const personId = standingPersonId(database, input.personId);
  const before = rows<{ id: number }>(
    database,
    `SELECT id FROM change_voices WHERE change_id = ? AND person_id IN ${membersOf('?')}`,
    id,
    personId,
    personId,
  ).map((found) => found.id);
  const made: number[] = [];
  return recordedAction(
    database,
    {
      label: input.asks === false ? 'Does not ask for it' : 'Asks for it',
      count: 1,
      subject: row<{ name: string }>(database, 'SELECT name FROM people WHERE id = ?', personId)!.name,
      touched: [{ table: 'change_voices', ids: before }],
      made: () => [{ table: 'change_voices', ids: made }],
    },
    () => {
      for (const voice of before) run(database, 'DELETE FROM change_voices WHERE id = ?', voice);
      if (input.asks === null) return;
      const { id: voice } = run(
        database,
        'INSERT INTO change_voices (change_id, person_id, asks) VALUES (?, ?, ?)',
        id,
        personId,
        input.asks ? 1 : 0,
      );
      made.push(voice);
    },
  );
}

const askedShown = 50;

/** What somebody asks for, touched last first. */
export function changesAskedBy(database: WritableDb, input: { personId: number }): AskedChange[] {
  const personId = standingPersonId(database, input.personId);
  const candidates = rows<{ id: number; title: string; state: ChangeState }>(
    database,
    `WITH own AS (SELECT id FROM identities WHERE person_id = :personId)
     SELECT id, title, state FROM changes WHERE merged_into IS NULL AND id IN (
       SELECT change_id FROM own JOIN evidence ON evidence.identity_id = own.id
         JOIN change_evidence ON evidence_id = evidence.id
       UNION SELECT change_id FROM own JOIN thread_participants ON thread_participants.identity_id = own.id
         JOIN threads ON threads.id = thread_id JOIN conversation_changes USING (conversation_id)
       UNION SELECT change_id FROM change_voices WHERE person_id IN ${membersOf(':personId')})
     ORDER BY updated_at DESC, id DESC LIMIT 200`,
    { personId },
  );
  return candidates
    .filter(({ id }) => row(database, `SELECT 1 FROM (${voicesOf}) WHERE person_id = :personId`, { id, personId }))
    .slice(0, askedShown)
    .map((change) => {
      const since = outcomeSince(database, change.id);
      const told = row<{ told: number }>(database, `SELECT ${toldSince(':personId')} AS told`, {
        id: change.id,
        since,
        personId,
      })!;
      return { ...change, people: countVoices(database, change).people, told: told.told === 1 };
    });
}
