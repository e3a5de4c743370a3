import type { DatabaseClient } from '../db/client.ts';

/** Takes the words of what was deleted out of the text indexes and the list of words, in small steps. False when it was stopped. */
export async function purgeIndexes(database: DatabaseClient, isStopped: () => boolean): Promise<boolean> {
  for (let after: number | null = 0; after !== null;) {
    if (isStopped()) return false;
    after = await database.call('dropWords', { after });
  }
  await database.call('purgeIndexes', { fresh: true });
  while (await database.call('purgeIndexes', { fresh: false })) if (isStopped()) return false;
  return true;
}
