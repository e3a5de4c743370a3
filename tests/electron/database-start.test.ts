import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StartQuestion } from '../../electron/database-start.ts';
import { openInboxOrAsk } from '../../electron/database-start.ts';
import { openDatabaseClient } from '../../electron/db/client.ts';
import { createBackup } from '../../electron/services/backup.ts';
import type { ProfilePaths } from '../../electron/services/profile.ts';
import { profilePaths } from '../../electron/services/profile.ts';

const log = { info: (): void => {}, warn: (): void => {}, error: (): void => {} };
let profile: ProfilePaths;
let asked: StartQuestion[];

beforeEach(() => {
  profile = profilePaths(mkdtempSync(path.join(tmpdir(), 'sameside-start-')));
  asked = [];
});
afterEach(() => rmSync(profile.folder, { recursive: true, force: true }));

/** Presses the button with each of these labels in turn, then quits. */
function pressing(...labels: string[]) {
  return (question: StartQuestion): Promise<number> => {
    asked.push(question);
    const label = labels.shift() ?? 'Quit';
    expect(question.buttons).toContain(label);
    return Promise.resolve(question.buttons.indexOf(label));
  };
}

async function inboxWithNote(): Promise<void> {
  const database = await openDatabaseClient(profile);
  await database.call('createNote', { target: null, body: 'kept words' });
  await createBackup(database, profile, path.join(profile.backups, 'daily-2024-03-04'));
  await database.close();
}

function damage(): Buffer {
  const bytes = readFileSync(profile.database);
  bytes.fill(0xa5, 100, 8000);
  writeFileSync(profile.database, bytes);
  return bytes;
}

async function notesIn(database: Awaited<ReturnType<typeof openDatabaseClient>>): Promise<string[]> {
  return (await database.call('listNotes', { target: null, limit: 10 })).map(({ body }) => body);
}

describe('starting with an inbox that cannot be opened', () => {
  it('a whole one opens without a question', async () => {
    await inboxWithNote();
    const inbox = await openInboxOrAsk(profile, log, pressing());
    expect(inbox!.notice).toBeNull();
    expect(asked).toEqual([]);
    await inbox!.database.close();
  });

  it('a damaged one is kept aside, the last good backup opens, and the notice says where both are', async () => {
    await inboxWithNote();
    const damaged = damage();
    const inbox = await openInboxOrAsk(profile, log, pressing('Open the last good backup'));
    expect(await notesIn(inbox!.database)).toEqual(['kept words']);
    await inbox!.database.close();
    const kept = readdirSync(profile.folder).find((name) => /^sameside-before-.*\.sqlite$/.test(name))!;
    expect(readFileSync(path.join(profile.folder, kept)).equals(damaged)).toBe(true);
    expect(inbox!.notice).toContain('daily-2024-03-04');
    expect(inbox!.notice).toContain(kept);
  });

  it('a backup that is damaged as well is passed over for the one before it', async () => {
    await inboxWithNote();
    const newer = path.join(profile.backups, 'daily-2024-03-05');
    mkdirSync(newer);
    writeFileSync(path.join(newer, 'sameside.sqlite'), 'nothing whole');
    damage();
    const inbox = await openInboxOrAsk(profile, log, pressing('Open the last good backup'));
    expect(inbox!.notice).toContain('daily-2024-03-04');
    expect(await notesIn(inbox!.database)).toEqual(['kept words']);
    await inbox!.database.close();
  });

  it('without a backup a new inbox can be begun, and the damaged file stays', async () => {
    await inboxWithNote();
    rmSync(profile.backups, { recursive: true });
    damage();
    const inbox = await openInboxOrAsk(profile, log, pressing('Try again', 'Begin a new inbox'));
    expect(asked.map(({ buttons }) => buttons.includes('Open the last good backup'))).toEqual([false, false]);
    expect(await notesIn(inbox!.database)).toEqual([]);
    expect(inbox!.notice).toMatch(/^A new inbox was begun\. The damaged file is kept as /);
    await inbox!.database.close();
  });

  it('one from a newer version is left as it is: the only way is out', async () => {
    await inboxWithNote();
    const file = new Database(profile.database);
    file.pragma('user_version = 999999');
    file.close();
    expect(await openInboxOrAsk(profile, log, pressing())).toBeNull();
    expect(asked[0]).toMatchObject({ message: 'This inbox belongs to a newer Sameside', buttons: ['Quit'] });
    expect(existsSync(profile.database)).toBe(true);
  });

  it('a file of another program is not touched', async () => {
    const other = new Database(profile.database);
    other.exec('CREATE TABLE theirs (id INTEGER)');
    other.close();
    expect(await openInboxOrAsk(profile, log, pressing('Try again', 'Quit'))).toBeNull();
    expect(asked).toHaveLength(2);
    expect(asked[0]!.detail).toContain(profile.folder);
  });
});
