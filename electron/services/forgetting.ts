import { rm } from 'node:fs/promises';
import type { ForgetProgress } from '../../shared/model/privacy.ts';
import type { DatabaseClient } from '../db/client.ts';
import { attachmentPath } from '../importers/attachment-store.ts';
import type { ProfilePaths } from './profile.ts';

export interface ForgettingContext {
  database: DatabaseClient;
  profile: ProfilePaths;
  onProgress(progress: ForgetProgress): void;
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

/** Goes on with what was begun, if anything was. */
export async function goOnForgetting({ database, profile, onProgress }: ForgettingContext): Promise<void> {
  const people = await database.call('forgettingPeople', null);
  if (people.length === 0) return;
  for (const id of people) {
    let progress: ForgetProgress | null;
    do {
      const step = await database.call('forgetStep', { id });
      for (const sha256 of step.files) await rm(attachmentPath(profile.attachments, sha256), { force: true });
      ({ progress } = step);
      if (progress !== null) onProgress(progress);
    } while (progress !== null);
  }
  onProgress({ phase: 'file', done: 0, of: 1 });
  // Messages that were written anew get their place in the other indexes first.
  while (await database.call('settleSearch', null)) continue;
  await database.call('purgeIndexes', { fresh: true });
  while (await database.call('purgeIndexes', { fresh: false })) continue;
  await database.call('compactFile', null);
  await database.call('endForgetting', null);
}
