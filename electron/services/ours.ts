import type { UndoEntry } from '../../shared/ipc/inbox.ts';
import type { DatabaseClient } from '../db/client.ts';

/**
 * Says whether somebody is one of us. What they answered before counts as voicing then, marked in small steps, so that whoever
 * answered thousands of conversations holds up nothing; one undo takes all of it back.
 * @throws SamesideError `not-found`
 */
export async function setOurs(database: DatabaseClient, input: { id: number; ours: boolean }): Promise<UndoEntry> {
  const undo = await database.call('setPersonOurs', input);
  if (input.ours) await markAnswers(database, input.id, undo);
  return undo;
}

/** Joins people into one. Whoever is one of us from then on has answered before, too. @throws SamesideError `not-found`, `same-person` */
export async function joinPeople(
  database: DatabaseClient,
  input: { intoId: number; ids: readonly number[]; reason?: string },
): Promise<UndoEntry> {
  const undo = await database.call('joinPeople', input);
  await markAnswers(database, input.intoId, undo);
  return undo;
}

async function markAnswers(database: DatabaseClient, id: number, { actionId: groupId }: UndoEntry): Promise<void> {
  while (await database.call('markAnswered', { id, groupId })) continue;
}
