import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWholeFile } from '../../../electron/export/write-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'write-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('would catch an old file left under new words, a wrong mode, or temporary files left behind', async () => {
  const file = path.join(folder, 'report.md');
  writeFileSync(file, 'a much longer old text');
  await writeWholeFile(file, 'new');
  await writeWholeFile(path.join(folder, 'own'), Buffer.from([1, 2]), 0o600);
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readdirSync(folder).sort()).toEqual(['own', 'report.md']);
  if (process.platform !== 'win32') expect(statSync(path.join(folder, 'own')).mode & 0o777).toBe(0o600);
});

test('would catch a failure that leaves half a file, or none of the old one', async () => {
  const file = path.join(folder, 'taken');
  mkdirSync(path.join(file, 'inside'), { recursive: true });
  await expect(writeWholeFile(file, 'new')).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['taken']);
  await expect(writeWholeFile(path.join(folder, 'nowhere', 'file'), 'new')).rejects.toMatchObject({ code: 'ENOENT' });
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o500);
    await expect(writeWholeFile(path.join(folder, 'x'), 'new')).rejects.toMatchObject({ code: 'EACCES' });
    chmodSync(folder, 0o700);
  }
});
