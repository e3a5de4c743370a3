import type { UndoEntry } from '../../shared/ipc/inbox.ts';
import type { DatabaseClient } from '../db/client.ts';

/**
 * Says whether somebody is one of us. What they answered before counts as voicing then, marked in small steps, so that whoever
 * answered thousands of conversations holds up nothing; one undo takes all of it back.
 * @throws SamesideError `not-found`
 */
export async function setOurs(database: DatabaseClient, input: { id: number; ours: boolean }): Promise<UndoEntry> {
  const undo = await database.call('setPersonOurs', input);
  while (input.ours && (await database.call('markAnswered', { id: input.id, groupId: undo.actionId }))) continue;
  return undo;
}
