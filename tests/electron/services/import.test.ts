import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabaseClient } from '../../../electron/db/client.ts';
import { runImport } from '../../../electron/services/import.ts';
import { writeMaildir } from '../../bench/synthetic-mail.ts';
import { temporaryProfile } from '../profile.ts';

const mail = (id: string): string =>
  `From: reader-1@example.org\nDate: Mon, 2 Mar 2026 10:00:00 +0000\nSubject: ${id}\nMessage-ID: <${id}@example.org>\n\nWords.\n`;

async function imported(folder: string, signal = new AbortController().signal, onProgress = () => {}) {
  const profile = temporaryProfile();
  const database = await openDatabaseClient(profile);
  const run = (until: AbortSignal) =>
    runImport(
      { task: { type: 'paths', paths: [folder], format: null } },
      { database, profile, signal: until, onProgress },
    );
  try {
    const result = await run(signal).catch((error: Error & { code: string }) => error);
    const again = await run(new AbortController().signal);
    return { result, again, health: await database.call('health', null) };
  } finally {
    await database.close();
  }
}

describe('an import', { timeout: 180_000 }, () => {
  it('leaves out a file that would take all memory, says which, and reads the others (one bad file ended the program)', async () => {
    const folder = join(temporaryProfile().folder, 'mixed');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'a.eml'), mail('a'));
    const bomb = openSync(join(folder, 'b.json'), 'w');
    writeSync(bomb, '{"version":"https://jsonfeed.org/version/1.1","items":[');
    const lists = Buffer.from('[],'.repeat(1_000_000));
    for (let part = 0; part < 20; part += 1) writeSync(bomb, lists);
    writeSync(bomb, '[]]}');
    closeSync(bomb);
    writeFileSync(join(folder, 'c.eml'), mail('c'));
    const { result, again } = await imported(folder);
    expect(result).toMatchObject({
      messages: { new: 2, updated: 0, duplicate: 0, failed: 1 },
      failures: [{ where: 'b.json', reason: expect.stringContaining('longer than 8 MB') }],
    });
    expect(again.messages).toEqual({ new: 0, updated: 0, duplicate: 2, failed: 1 });
  });

  it('stops when asked, keeps what had arrived, and gets the rest the next time', async () => {
    const folder = join(temporaryProfile().folder, 'maildir');
    writeMaildir(folder, 3000);
    const controller = new AbortController();
    const { result, again, health } = await imported(folder, controller.signal, () => controller.abort());
    expect(result).toMatchObject({ code: 'cancelled' });
    expect(again.messages.new + again.messages.duplicate).toBe(3000);
    expect(again.messages.new).toBeGreaterThan(0);
    expect(health).toMatchObject({ ok: true, problems: [] });
  });

  it('knows how much of a single file is read, to its end (progress had no share)', async () => {
    const profile = temporaryProfile();
    const database = await openDatabaseClient(profile);
    const file = join(profile.folder, 'one.mbox');
    const messages = Array.from(
      { length: 600 },
      (_, index) => `From a@example.org Mon Mar  2 10:00:00 2026\n${mail(`m${index}`)}\n`,
    );
    writeFileSync(file, messages.join(''));
    const seen: { bytes: number; totalBytes: number | null }[] = [];
    const onProgress = ({ bytes, totalBytes }: (typeof seen)[number]) => seen.push({ bytes, totalBytes });
    const signal = new AbortController().signal;
    await runImport(
      { task: { type: 'paths', paths: [file], format: null } },
      { database, profile, signal, onProgress },
    );
    const size = messages.join('').length;
    expect(seen.at(-1)).toEqual({ bytes: size, totalBytes: size });
    await database.close();
  });

  it('says what is wrong when nothing can be read, or nothing is there', async () => {
    const profile = temporaryProfile();
    const database = await openDatabaseClient(profile);
    const around = { database, profile, signal: new AbortController().signal, onProgress: () => {} };
    const attempt = (path: string) => runImport({ task: { type: 'paths', paths: [path], format: null } }, around);
    await expect(attempt(join(profile.folder, 'absent'))).rejects.toMatchObject({ code: 'not-found' });
    const words = join(profile.folder, 'words.txt');
    writeFileSync(words, 'Just some words.\n');
    await expect(attempt(words)).rejects.toMatchObject({ code: 'not-recognised' });
    expect(await database.call('listSources', null)).toEqual([]);
    await database.close();
  });
});
