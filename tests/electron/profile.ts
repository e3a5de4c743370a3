import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { IncomingMessage } from '../../shared/model/incoming.ts';
import { createApi, type DatabaseApi } from '../../electron/db/api.ts';
import { openWritable, type WritableDb } from '../../electron/db/open.ts';
import { profilePaths, type ProfilePaths } from '../../electron/services/profile.ts';

const folders: string[] = [];
const databases: WritableDb[] = [];

afterEach(() => {
  for (const database of databases.splice(0)) database.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A profile folder of its own, gone after the test. */
export function temporaryProfile(): ProfilePaths {
  const folder = mkdtempSync(join(tmpdir(), 'sameside-test-'));
  folders.push(folder);
  return profilePaths(folder);
}

/** A real file with the real migrations, and the worker's use cases on it in this thread. */
export function temporaryDatabase(): { database: WritableDb; api: DatabaseApi; profile: ProfilePaths } {
  const profile = temporaryProfile();
  const database = openWritable(profile.database, profile.backups);
  databases.push(database);
  return { database, api: createApi(database), profile };
}

/** A source to ingest into. */
export function mailSource(api: DatabaseApi, name = 'list'): number {
  return api.ensureSource({ kind: 'mail', name, address: null }).id;
}

/** A plain message of a mailing list; everything about it can be said otherwise. */
export function incoming(externalId: string, more: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    externalId,
    references: [],
    mayJoinBySubject: false,
    kind: 'mail',
    author: { place: 'mail', address: 'reader-1@example.org', name: 'Reader 1' },
    sentAt: Date.UTC(2026, 0, 1, 12),
    subject: `About ${externalId}`,
    text: `Words of ${externalId}.`,
    attachments: [],
    onChanged: 'keep-both',
    where: externalId,
    ...more,
  };
}
