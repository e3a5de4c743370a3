import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importablePaths } from '../../../electron/services/import-paths.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sameside-paths-'));
  writeFileSync(path.join(folder, 'a.mbox'), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('paths dropped on the window', () => {
  it('are files or folders that are there, once each', async () => {
    const file = path.join(folder, 'a.mbox');
    expect(await importablePaths([file, folder, `${folder}/./a.mbox`, file])).toEqual([file, folder]);
  });

  it.each(['a.mbox', './a.mbox', '', '/nowhere/at/all.mbox', '/dev/null', '\0'])('%j is refused', async (wrong) => {
    await expect(importablePaths([folder, wrong])).rejects.toMatchObject({ code: 'not-found' });
  });
});
