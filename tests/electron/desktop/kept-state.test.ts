import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openKeptState } from '../../../electron/desktop/kept-state.ts';

let folder: string;
const log = { info: (): void => {}, warn: (): void => {}, error: (): void => {} };
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'sameside-kept-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const file = (): string => path.join(folder, 'state.json');

it('a run that ends in order is not called broken, and leaves what it kept', async () => {
  const first = openKeptState(file(), log);
  expect(first.broken).toBe(false);
  first.update({ window: '{"view":"notes"}' });
  first.update({ quickNote: 'a thought' });
  await first.end();
  const second = openKeptState(file(), log);
  expect(second.broken).toBe(false);
  expect(second.current()).toMatchObject({ window: '{"view":"notes"}', quickNote: 'a thought' });
  await second.end();
  expect(readdirSync(folder)).toEqual(['state.json']);
});

it('a run that was cut off is known as such at the next start, also when that start is cut off as well', async () => {
  // Catches a mark that is written only with the first change.
  const first = openKeptState(file(), log);
  first.update({ window: 'kept' });
  await expect.poll(() => openKeptState(file(), log).current().window).toBe('kept');
  expect(openKeptState(file(), log).broken).toBe(true);
});

it.each(['', '{"ended":', '[]', 'null'])('a damaged file (%j) means nothing', async (content) => {
  writeFileSync(file(), content);
  const kept = openKeptState(file(), log);
  expect(kept.current()).toMatchObject({ window: null, quickNote: '' });
  await kept.end();
});
