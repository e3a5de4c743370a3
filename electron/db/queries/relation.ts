import { practiceBit } from '../../../shared/model/practice.ts';
import { row, run } from '../statements.ts';
import type { Touched } from '../undo.ts';
import type { WritableDb } from '../open.ts';

/** Stored relations: who began a conversation, as far as that matters for triage. */
export const relationNumber = { none: 0, helper: 1, owed: 2, firstTime: 3 } as const;

const givenBack = practiceBit('respecting') | practiceBit('voicing');

/** The columns that `refreshRelation` writes. */
export function relationTouched(conversationId: number): Touched[] {
  return [{ table: 'conversations', ids: [conversationId], columns: ['relation'] }];
}

/**
 * Works out anew who began a conversation: somebody we owe (their words were kept as evidence here, and neither credit nor
 * an answer followed), a first-time voice, or a known helper (they have answered others).
 */
export function refreshRelation(database: WritableDb, id: number): void {
  const found = row<{ identityId: number | null; firstId: number; ours: number; owed: number }>(
    database,
    `SELECT first_identity_id AS identityId, first_message_id AS firstId, coalesce(people.ours, 0) AS ours,
            practices & ? = 0 AND EXISTS (SELECT 1 FROM evidence WHERE conversation_id = conversations.id
                                          AND evidence.identity_id = first_identity_id) AS owed
     FROM conversations LEFT JOIN identities ON identities.id = first_identity_id
     LEFT JOIN people ON people.id = identities.person_id WHERE conversations.id = ?`,
    givenBack,
    id,
  );
  if (!found) return;
  const relation =
    found.identityId === null || found.ours === 1
      ? relationNumber.none
      : found.owed === 1
        ? relationNumber.owed
        : relationOf(database, found.identityId, found.firstId);
  run(database, 'UPDATE conversations SET relation = ? WHERE id = ?', relation, id);
}

/** The relation of one of them who begins a conversation with this message. */
export function relationOf(database: WritableDb, identityId: number, firstMessageId: number): number {
  const earliest = row<{ id: number | null }>(
    database,
    'SELECT min(id) AS id FROM messages WHERE identity_id = ?',
    identityId,
  )!.id;
  if (earliest === null || earliest >= firstMessageId) return relationNumber.firstTime;
  return hasHelped(database, identityId) ? relationNumber.helper : relationNumber.none;
}

/** Whether they have spoken in a conversation that somebody else began. */
function hasHelped(database: WritableDb, identityId: number): boolean {
  const found = row(
    database,
    `SELECT 1 FROM thread_participants JOIN threads ON threads.id = thread_id
     JOIN conversations ON conversations.id = conversation_id
     WHERE identity_id = ? AND first_identity_id <> identity_id LIMIT 1`,
    identityId,
  );
  return found !== undefined;
}
