import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { HeldAboutPerson } from '../../shared/model/privacy.ts';
import { openDatabaseClient } from '../../electron/db/client.ts';
import { jsonOf, runVerb } from './command.ts';
import { temporaryProfile } from './profile.ts';

const sample = fileURLToPath(new URL('../../build/sample-inbox/history.meta.stackexchange.com', import.meta.url));

it(
  'hands over what is held, forgets only when told so, and lets old conversations go',
  { timeout: 180_000 },
  async () => {
    // Catches a verb that forgets without being told, a file that misses messages, and a time for keeping that keeps everything.
    const profile = temporaryProfile();
    const data = ['--data', profile.folder];
    await jsonOf('import', sample, ...data);
    const database = await openDatabaseClient(profile);
    const scope = { view: 'all', filter: null, sort: 'newest' } as const;
    const { rows } = await database.call('inboxPage', { scope, before: null, limit: 10 });
    const { messages } = await database.call('conversation', { id: rows[0]!.id });
    const from = messages[0]!.from!;
    const preview = await database.call('forgetPreview', { id: from.personId });
    await database.close();

    const out = join(profile.folder, 'held.json');
    const person = String(from.personId);
    expect(await jsonOf('person', 'export', person, '--out', out, ...data)).toEqual({ path: out });
    const held = JSON.parse(readFileSync(out, 'utf8')) as HeldAboutPerson;
    expect(held.name).toBe(preview.name);
    expect(held.conversations.flatMap((one) => one.messages)).toHaveLength(preview.messages);
    expect(held.conversations.map(({ title }) => title)).toContain(rows[0]!.title);
    if (process.platform !== 'win32') expect(statSync(out).mode & 0o077).toBe(0);
    const page = join(profile.folder, 'held.html');
    await jsonOf('person', 'export', person, '--out', page, ...data);
    expect(readFileSync(page, 'utf8')).toContain(`<h1 dir="auto">Everything held about`);

    const asked = await runVerb('person', 'forget', person, '--json', ...data);
    expect(asked.status).toBe(2);
    expect(JSON.parse(asked.stdout)).toMatchObject({ forgotten: false, preview: { messages: preview.messages } });
    expect(await jsonOf('person', 'forget', person, '--yes', ...data)).toMatchObject({ forgotten: true });
    expect((await runVerb('person', 'show', person, ...data)).status).toBe(1);
    expect((await runVerb('person', 'forget', person, '--yes', ...data)).stderr).toContain('There is no person');

    const { sources } = await jsonOf<{ sources: { id: number; conversations: number }[] }>('source', 'list', ...data);
    const keep = ['source', 'keep', String(sources[0]!.id)];
    const wouldGo = await runVerb(...keep, '365', '--json', ...data);
    expect(wouldGo.status).toBe(2);
    const { would } = JSON.parse(wouldGo.stdout) as { would: { conversations: number } };
    expect(would.conversations).toBeGreaterThan(0);
    expect(await jsonOf(...keep, '365', '--yes', ...data)).toMatchObject({
      source: { keepDays: 365, conversations: sources[0]!.conversations - would.conversations },
      gone: would,
    });
    expect(await jsonOf(...keep, 'always', ...data)).toMatchObject({ source: { keepDays: null } });
    expect(await jsonOf('check', ...data)).toMatchObject({ ok: true });
  },
);
