import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entriesOf } from '../../../electron/importers/entries.ts';
import type { EntryItem } from '../../../electron/importers/types.ts';
import { zipLimits } from '../../../electron/importers/zip-entries.ts';
import { gathered } from './gathered.ts';
import { zipBytes } from './zip-bytes.ts';
import type { ZipPart } from './zip-bytes.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zip-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a zip gives: `+` an entry's path and words, `-` a skip's place, `!` a failure's place. */
async function outcome(zip: Buffer, limits = zipLimits): Promise<string[]> {
  const file = path.join(folder, 'archive.zip');
  writeFileSync(file, zip);
  const lines: string[] = [];
  for await (const item of entriesOf(file, { zip: limits })) lines.push(await lineOf(item));
  return lines;
}

async function lineOf(item: EntryItem): Promise<string> {
  if (item.type === 'skip') return `- ${item.skip.where}`;
  if (item.type === 'failure') return `! ${item.failure.where}`;
  const bytes = Buffer.concat(await gathered(item.entry.stream()));
  expect(bytes.length).toBe(item.entry.size);
  return `+ ${item.entry.path} ${bytes.toString('latin1', 0, 20)}`;
}

describe('a zip as entries', () => {
  test('would catch files lost, out of order, or cut off at the size of the head', async () => {
    const long = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * index) % 251));
    const file = path.join(folder, 'long.zip');
    writeFileSync(
      file,
      zipBytes([
        { name: 'b/long', content: long },
        { name: 'a.eml', content: 'mail' },
      ]),
    );
    const seen: string[] = [];
    for await (const item of entriesOf(file)) {
      if (item.type !== 'entry') throw new Error('not read');
      const { entry } = item;
      seen.push(entry.path);
      if (entry.path !== 'b/long') continue;
      expect((await entry.bytes(300_000)).equals(long)).toBe(true);
      expect(Buffer.concat(await gathered(entry.stream(123_456))).equals(long.subarray(123_456))).toBe(true);
      await expect(entry.bytes(299_999)).rejects.toMatchObject({ code: 'too-large' });
    }
    expect(seen).toEqual(['a.eml', 'b/long']);
  });

  test('would catch a zip inside a folder being passed over, and Users.xml beside Posts.xml not being found', async () => {
    writeFileSync(
      path.join(folder, 'site.zip'),
      zipBytes([
        { name: 'x/Posts.xml', content: 'posts' },
        { name: 'x/users.xml', content: 'users' },
        { name: 'Users.xml', content: 'others' },
      ]),
    );
    const paths: string[] = [];
    for await (const item of entriesOf(folder)) {
      if (item.type !== 'entry') throw new Error('not read');
      paths.push(item.entry.path);
      if (item.entry.path.endsWith('Posts.xml')) {
        expect((await item.entry.sibling('Users.xml'))?.head.toString()).toBe('users');
      }
    }
    expect(paths).toEqual(['site.zip/Users.xml', 'site.zip/x/Posts.xml', 'site.zip/x/users.xml']);
  });

  const good: ZipPart = { name: 'good', content: 'words' };
  const odd: Record<string, ZipPart> = {
    'a path upwards': { name: '../up', content: 'x' },
    'a path upwards with backslashes': { name: 'a\\..\\..\\up', content: 'x' },
    'an absolute path': { name: '/etc/cron.d/x', content: 'x' },
    'a drive': { name: 'C:\\x', content: 'x' },
    'a link': { name: 'link', content: '/etc/passwd', mode: 0o120777 },
    'a device': { name: 'device', content: '', mode: 0o020666 },
    'an encrypted file': { name: 'secret', content: 'x', flags: 1 },
    'an unknown packing': { name: 'packed', content: 'x', method: 14 },
    'a bomb': { name: 'bomb', content: Buffer.alloc(2 * 1024 * 1024) },
    'a name used twice': { name: 'good', content: 'other words' },
  };
  test.each(Object.keys(odd))('would catch %s being read, or ending the import', async (which) => {
    const part = odd[which];
    if (part === undefined) throw new Error('no part');
    const lines = await outcome(zipBytes([good, part]));
    expect(lines.filter((line) => line.startsWith('+'))).toEqual(['+ good words']);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.startsWith('- ')).toBe(true);
  });

  test('would catch more bytes than the list announced', async () => {
    const liar = { name: 'liar', content: Buffer.alloc(200_000, 'ab'), announced: 70_000 };
    const file = path.join(folder, 'liar.zip');
    writeFileSync(file, zipBytes([liar, good]));
    const walk = entriesOf(file);
    const { value: first } = await walk.next();
    expect(first).toMatchObject({ type: 'entry', entry: { path: 'good' } });
    const { value: second } = await walk.next();
    if (second?.type !== 'entry') throw new Error('no entry');
    await expect(second.entry.bytes(1_000_000)).rejects.toMatchObject({ code: 'damaged' });
    await walk.return(undefined);
  });

  test('would catch a zip above the limits being read in part', async () => {
    const zip = zipBytes([good, { name: 'more', content: 'words' }]);
    expect(await outcome(zip, { ...zipLimits, entries: 1 })).toEqual(['! archive.zip']);
    expect(await outcome(zip, { ...zipLimits, bytes: 9 })).toEqual(['! archive.zip']);
  });

  test('would catch a damaged zip that throws, hangs or says nothing', async () => {
    const zip = zipBytes([good, { name: 'more', content: 'x'.repeat(500) }]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(zip.length),
        async (flips, cut) => {
          const bytes = Buffer.from(zip);
          for (const [at, value] of flips) if (at >= 4) bytes[at] = value;
          const file = path.join(folder, 'damaged.zip');
          writeFileSync(file, bytes.subarray(0, Math.max(4, cut)));
          for await (const item of entriesOf(file)) {
            if (item.type !== 'entry') continue;
            await gathered(item.entry.stream()).catch((error: unknown) => {
              expect(error).toMatchObject({ code: 'damaged' });
            });
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
