import { rm } from 'node:fs/promises';
import type { DatabaseClient } from '../db/client.ts';
import { attachmentPath } from '../importers/attachment-store.ts';
import type { ProfilePaths } from './profile.ts';

const removedAtOnce = 100;

/** Removes files of attachments that were let go; those too that a crash left between the deletion and this. */
export async function removeFiles({
  database,
  profile,
}: {
  database: DatabaseClient;
  profile: ProfilePaths;
}): Promise<void> {
  for (;;) {
    const files = await database.call('filesToRemove', { limit: removedAtOnce });
    if (files.length === 0) return;
    for (const sha256 of files) await rm(attachmentPath(profile.attachments, sha256), { force: true });
    await database.call('filesRemoved', { files });
  }
}
