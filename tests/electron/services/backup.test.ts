import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabaseClient } from '../../../electron/db/client.ts';
import { attachmentPath, createAttachmentStore } from '../../../electron/importers/attachment-store.ts';
import { createBackup, createDailyBackup, listBackups, restoreBackup } from '../../../electron/services/backup.ts';
import { incoming, temporaryProfile } from '../profile.ts';

const day = 86_400_000;

async function inboxWithAttachment() {
  const profile = temporaryProfile();
  const database = await openDatabaseClient(profile);
  const sha256 = await createAttachmentStore(profile.attachments).storeAttachment(Buffer.from('bytes of a file'));
  const { id } = await database.call('ensureSource', { kind: 'mail', name: 'list', address: null });
  const attachment = { name: 'a.bin', mimeType: 'application/octet-stream', size: 15, sha256, inline: false };
  await database.call('ingest', { sourceId: id, messages: [incoming('a', { attachments: [attachment] })] });
  return { profile, database, sha256 };
}

describe('backups', () => {
  it('hold messages and attachments, and come back into an empty profile', async () => {
    const { profile, database, sha256 } = await inboxWithAttachment();
    const folder = await createBackup(database, profile, join(profile.folder, 'copy'));
    await database.close();
    const other = temporaryProfile();
    expect(await restoreBackup(other, folder)).toEqual({ kept: null });
    const restored = await openDatabaseClient(other);
    expect(await restored.call('statistics', null)).toMatchObject({ messages: 1 });
    await restored.close();
    expect(readFileSync(attachmentPath(other.attachments, sha256), 'utf8')).toBe('bytes of a file');
  });

  it('are never put in place when they are not whole (a damaged copy replaced the inbox)', async () => {
    const { profile, database } = await inboxWithAttachment();
    await database.close();
    const before = readFileSync(profile.database);
    const damaged = join(profile.folder, 'damaged', 'sameside.sqlite');
    mkdirSync(dirname(damaged));
    writeFileSync(damaged, Buffer.concat([before.subarray(0, 8192), Buffer.alloc(before.length - 8192, 0x55)]));
    await expect(restoreBackup(profile, dirname(damaged))).rejects.toMatchObject({ code: 'damaged-backup' });
    await expect(restoreBackup(profile, join(profile.folder, 'absent'))).rejects.toMatchObject({ code: 'not-found' });
    expect(readFileSync(profile.database).equals(before)).toBe(true);
  });

  it('are made once a day, the newest five are kept, and one that was interrupted is no backup', async () => {
    const { profile, database } = await inboxWithAttachment();
    const first = Date.UTC(2026, 2, 1, 9);
    mkdirSync(join(profile.backups, 'daily-2026-03-01.partial'), { recursive: true });
    for (let number = 0; number < 7; number += 1) {
      const now = first + number * day;
      const made = await createDailyBackup(database, profile, now);
      expect(existsSync(made!)).toBe(true);
      utimesSync(made!, now / 1000, now / 1000);
      expect(await createDailyBackup(database, profile, now + 1000)).toBeNull();
    }
    await database.close();
    expect((await listBackups(profile)).map((path) => path.slice(-10))).toEqual([
      '2026-03-07',
      '2026-03-06',
      '2026-03-05',
      '2026-03-04',
      '2026-03-03',
    ]);
    expect(readdirSync(profile.backups)).not.toContain('daily-2026-03-01.partial');
  });
});
