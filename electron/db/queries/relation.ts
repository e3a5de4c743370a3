import { practiceBit } from '../../../shared/model/practice.ts';
import { row, rows, run } from '../statements.ts';
import type { Touched } from '../undo.ts';
import { standingPerson } from './members.ts';
import type { WritableDb } from '../open.ts';

/** Stored relations: who began a conversation, as far as that matters for triage. */
export const relationNumber = { none: 0, helper: 1, owed: 2, firstTime: 3 } as const;

/** The columns that `refreshRelation` writes. */
export function relationTouched(conversationId: number): Touched[] {
  return [{ table: 'conversations', ids: [conversationId], columns: ['relation'] }];
}

/**
 * SQL: what a row of `conversations` should say of who began it, by what `people` says of them. Somebody we owe, a first-time
 * voice, or a known helper (they have answered others). Owed: something that they gave here has no credit, a promise made to
 * them here is open, or their words were kept as evidence here and neither credit nor an answer followed.
 */
export const relationExpression = `coalesce((SELECT CASE WHEN ours = 1 THEN 0
    WHEN practices & ${practiceBit('respecting') | practiceBit('voicing')} = 0 AND EXISTS
      (SELECT 1 FROM evidence JOIN identities AS quoted ON quoted.id = evidence.identity_id
       WHERE conversation_id = conversations.id AND quoted.person_id = people.id) THEN 2
    WHEN EXISTS (SELECT 1 FROM contributions JOIN identities AS giver ON giver.id = contributions.identity_id
       WHERE contributions.conversation_id = conversations.id AND credited = 0 AND giver.person_id = people.id) THEN 2
    WHEN EXISTS (SELECT 1 FROM promises JOIN people AS written ON written.id = promises.person_id
       WHERE promises.conversation_id = conversations.id AND promises.state = 'open'
         AND ${standingPerson('written')} = people.id) THEN 2
    WHEN people.first_message_id >= conversations.first_message_id THEN 3
    WHEN helped = 1 THEN 1 ELSE 0 END
  FROM identities JOIN people ON people.id = person_id WHERE identities.id = first_identity_id), 0)`;

/** SQL: the first message of a row of `people`, and whether they have spoken in a conversation that somebody else began. */
export const firstMessageExpression = `(SELECT min(messages.id) FROM identities JOIN messages ON identity_id = identities.id
  WHERE person_id = people.id)`;
export const helpedExpression = `EXISTS (SELECT 1 FROM identities
  JOIN thread_participants ON identity_id = identities.id JOIN threads ON threads.id = thread_id
  JOIN conversations ON conversations.id = conversation_id JOIN identities AS beginner ON beginner.id = first_identity_id
  WHERE identities.person_id = people.id AND beginner.person_id <> people.id)`;

/** Works out anew who began a conversation. */
export function refreshRelation(database: WritableDb, id: number): void {
  run(database, `UPDATE conversations SET relation = ${relationExpression} WHERE id = ?`, id);
}

/** Of all conversations that the person began. */
export function refreshRelationsOf(database: WritableDb, personId: number): void {
  const begun = rows<{ id: number }>(
    database,
    `SELECT DISTINCT conversation_id AS id FROM identities JOIN thread_participants ON identity_id = identities.id
     JOIN threads ON threads.id = thread_id JOIN conversations ON conversations.id = conversation_id
     WHERE person_id = ? AND first_identity_id IN (SELECT id FROM identities WHERE person_id = ?)`,
    personId,
    personId,
  );
  for (const { id } of begun) refreshRelation(database, id);
}

/** After identities or messages went to other people: when they were first heard, whether they help, and what they began. */
export function relationAnew(database: WritableDb, personIds: readonly number[]): void {
  for (const id of personIds) {
    run(
      database,
      `UPDATE people SET first_message_id = ${firstMessageExpression}, helped = ${helpedExpression} WHERE id = ?`,
      id,
    );
    refreshRelationsOf(database, id);
  }
}

/** The people whose identities these are, each once. */
export function peopleOf(database: WritableDb, identityIds: readonly (number | null)[]): number[] {
  return rows<{ id: number }>(
    database,
    'SELECT DISTINCT person_id AS id FROM identities WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(identityIds),
  ).map(({ id }) => id);
}

/**
 * After a conversation was given or lost messages, or begins otherwise: all who speak in it but who began it help; who began
 * it may not any more.
 */
export function refreshHelpers(database: WritableDb, conversationId: number): void {
  const beginnerId =
    row<{ id: number }>(
      database,
      `SELECT person_id AS id FROM conversations JOIN identities ON identities.id = first_identity_id
       WHERE conversations.id = ?`,
      conversationId,
    )?.id ?? null;
  const speaking = rows<{ id: number; helped: number }>(
    database,
    `SELECT DISTINCT people.id, helped FROM threads JOIN thread_participants ON thread_id = threads.id
     JOIN identities ON identities.id = identity_id JOIN people ON people.id = person_id WHERE conversation_id = ?`,
    conversationId,
  );
  for (const { id, helped } of speaking) {
    const helps = beginnerId !== null && id !== beginnerId;
    if (helps === (helped === 1)) continue;
    const { changes } = run(
      database,
      helps
        ? 'UPDATE people SET helped = 1 WHERE id = ?'
        : `UPDATE people SET helped = 0 WHERE id = ? AND NOT ${helpedExpression}`,
      id,
    );
    if (changes > 0) refreshRelationsOf(database, id);
  }
}
