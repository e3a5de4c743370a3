import { existsSync, readFileSync, watch } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabaseClient } from '../../electron/db/client.ts';
import { mistakesInZip } from '../../electron/export/report/zip.ts';
import { heading, paragraph } from '../../shared/model/report-document.ts';
import { startVerb } from './command.ts';
import { temporaryProfile } from './profile.ts';

it(
  'an export that is killed at any moment leaves a whole file or none under its name',
  { timeout: 300_000 },
  async () => {
    // Catches a file that is written in place: half a report would be sent on as if it were all of it.
    const profile = temporaryProfile();
    const client = await openDatabaseClient(profile);
    const { id } = await client.call('createReport', { title: 'Long' });
    const content = Array.from({ length: 3000 }, (_, at) =>
      at % 30 === 0 ? heading(1, `Part ${at}`, `h${at}`) : paragraph(`What was said in place ${at * 7919}.`, `p${at}`),
    );
    await client.call('saveReport', { id, title: 'Long', document: { version: 2, content }, undoLog: null });
    await client.close();

    const folder = join(profile.folder, 'out');
    await mkdir(folder);
    const target = join(folder, 'Long.zip');
    const words = ['export', 'report', String(id), '--format', 'zip', '--out', target, '--data', profile.folder];
    const started = performance.now();
    expect((await startVerb(words).outcome).status).toBe(0);
    const whole = performance.now() - started;
    expect(mistakesInZip(readFileSync(target))).toEqual([]);

    /** Kills when the writing begins, or after a share of the time that an export takes. */
    const killed = async (when: 'writing' | number): Promise<boolean> => {
      const { child, outcome } = startVerb(words);
      const kill = (): void => void child.kill('SIGKILL');
      const watcher = when === 'writing' ? watch(folder, kill) : null;
      const timer = when === 'writing' ? undefined : setTimeout(kill, when * whole);
      const { status } = await outcome;
      watcher?.close();
      clearTimeout(timer);
      return status === null;
    };
    let ended = 0;
    for (const when of [
      'writing',
      Math.random(),
      'writing',
      0.8 + Math.random() / 5,
      'writing',
      Math.random(),
    ] as const) {
      // Now in place of an older file, now where there is none.
      if (when === 'writing') await rm(target, { force: true });
      if (await killed(when)) ended += 1;
      if (existsSync(target)) expect(mistakesInZip(readFileSync(target))).toEqual([]);
    }
    expect(ended).toBeGreaterThan(1);
  },
);
