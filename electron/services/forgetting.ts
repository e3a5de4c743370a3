import type { ForgetProgress } from '../../shared/model/privacy.ts';
import type { DatabaseClient } from '../db/client.ts';
import type { ProfilePaths } from './profile.ts';
import { purgeIndexes } from './purge-indexes.ts';
import { removeFiles } from './removed-files.ts';

export interface ForgettingContext {
  database: DatabaseClient;
  profile: ProfilePaths;
  onProgress(progress: ForgetProgress): void;
  /** Asked between two steps. */
  isStopped(): boolean;
}

/**
 * Forgets somebody for good: their words, addresses and records go, what others quote of them is blacked out, and the file is
 * written anew. What was begun goes on at the next start.
 * @throws SamesideError `not-found`
 */
export async function forgetPerson(personId: number, context: ForgettingContext): Promise<void> {
  await context.database.call('beginForgetting', { id: personId });
  await goOnForgetting(context);
}

/** Goes on with what was begun; false when nothing was, or when it was stopped. */
export async function goOnForgetting(context: ForgettingContext): Promise<boolean> {
  const { database, profile, onProgress, isStopped } = context;
  await removeFiles({ database, profile });
  const people = await database.call('forgettingPeople', null);
  if (people.length === 0) return false;
  for (const id of people) {
    let progress: ForgetProgress | null;
    do {
      ({ progress } = await database.call('forgetStep', { id }));
      await removeFiles({ database, profile });
      if (progress !== null) onProgress(progress);
      if (isStopped()) return false;
    } while (progress !== null);
  }
  onProgress({ phase: 'file', done: 0, of: 1 });
  // Messages that were written anew get their place in the other indexes first.
  while (await database.call('settleSearch', null)) if (isStopped()) return false;
  if (!(await purgeIndexes(database, isStopped))) return false;
  await database.call('compactFile', null);
  await database.call('endForgetting', null);
  return true;
}
