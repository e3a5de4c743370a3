import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attachmentPath, createAttachmentStore } from '../../../electron/importers/attachment-store.ts';

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'attachments-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('would catch bytes under a wrong name, readable by others, or temporary files left behind', async () => {
  const store = createAttachmentStore(folder);
  const hashes = await Promise.all([1, 2, 3].map(() => store.storeAttachment(Buffer.from('abc'))));
  expect(hashes).toEqual([ABC, ABC, ABC]);
  const file = path.join(folder, 'ba', ABC.slice(2));
  expect(attachmentPath(folder, ABC)).toBe(file);
  expect(readFileSync(file, 'utf8')).toBe('abc');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(path.join(folder, 'ba'))).toHaveLength(1);
});

test('would catch a known attachment written again, or a damaged one kept', async () => {
  const store = createAttachmentStore(folder);
  const file = attachmentPath(folder, await store.storeAttachment(Buffer.from('abc')));
  const before = statSync(file).ino;
  await store.storeAttachment(Buffer.from('abc'));
  expect(statSync(file).ino).toBe(before);
  writeFileSync(file, '');
  await store.storeAttachment(Buffer.from('abc'));
  expect(readFileSync(file, 'utf8')).toBe('abc');
});

test('would catch a path that leaves the store', () => {
  for (const odd of ['', '..', `../${ABC}`, ABC.toUpperCase(), `${ABC}\n`, ABC.slice(1)]) {
    expect(() => attachmentPath(folder, odd)).toThrow(RangeError);
  }
});
