import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entriesOf } from '../../../electron/importers/entries.ts';

import type { EntryItem, ImportEntry } from '../../../electron/importers/types.ts';
import { gathered } from './gathered.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'entries-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: string | Buffer = 'words'): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
}

async function all(chosen = folder): Promise<EntryItem[]> {
  return gathered(entriesOf(chosen));
}

function paths(items: EntryItem[]): string[] {
  return items.flatMap((item) => (item.type === 'entry' ? [item.entry.path] : []));
}

function reasons(items: EntryItem[]): string[] {
  return items.flatMap((item) =>
    item.type === 'skip' ? [item.skip.where] : item.type === 'failure' ? [`failed ${item.failure.where}`] : [],
  );
}

async function content(entry: ImportEntry, offset?: number): Promise<string> {
  return Buffer.concat(await gathered(entry.stream(offset))).toString('latin1');
}

describe('what the walk through a folder finds', () => {
  test('would catch an order that changes between runs, or a file read twice or not at all', async () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'B', 'ä', '1', ' ', '-'), minLength: 1, maxLength: 4 });
    const trees = fc.uniqueArray(fc.array(name, { minLength: 1, maxLength: 3 }), {
      maxLength: 12,
      selector: (parts) => parts.join('/'),
    });
    await fc.assert(
      fc.asyncProperty(trees, async (tree) => {
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder);
        const written: string[] = [];
        for (const parts of tree) {
          const file = parts.map((part) => `${part}_`).join('/');
          // A name that is a folder already cannot become a file, nor the other way round.
          if (written.some((other) => other.startsWith(`${file}/`) || file.startsWith(`${other}/`))) continue;
          write(file, file);
          written.push(file);
        }
        const items = await all();
        expect(paths(items).sort()).toEqual(written.sort());
        expect(paths(await all())).toEqual(paths(items));
        for (const item of items) {
          if (item.type === 'entry') expect((await item.entry.bytes(100)).toString()).toBe(item.entry.path);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('would catch mail in delivery being imported, and a folder named tmp being lost elsewhere', async () => {
    write('mail/cur/1:2,S');
    write('mail/new/2');
    write('mail/tmp/3');
    write('mail/.Sent/cur/4:2,S');
    write('other/tmp/5');
    const items = await all();
    expect(paths(items)).toEqual(['mail/.Sent/cur/4:2,S', 'mail/cur/1:2,S', 'mail/new/2', 'other/tmp/5']);
    expect(reasons(items)).toEqual(['mail/tmp']);
  });

  test('would catch links, pipes and hidden files being read, or dropped without a word', async () => {
    write('.DS_Store');
    write('.git/HEAD');
    write('.hidden');
    write('.folder/inside');
    write('mail.eml');
    symlinkSync('/etc', path.join(folder, 'link'));
    execFileSync('mkfifo', [path.join(folder, 'pipe')]);
    const items = await all();
    expect(paths(items)).toEqual(['mail.eml']);
    expect(reasons(items)).toEqual(['.folder', '.hidden', 'link', 'pipe']);
  });

  test('would catch one unreadable file ending the import', async () => {
    write('a.eml');
    write('b.eml');
    write('c/d.eml');
    const walk = entriesOf(folder);
    expect((await walk.next()).value).toMatchObject({ type: 'entry' });
    rmSync(path.join(folder, 'b.eml'));
    expect((await walk.next()).value).toMatchObject({ type: 'failure', failure: { where: 'b.eml' } });
    chmodSync(path.join(folder, 'c'), 0o000);
    const next: unknown = (await walk.next()).value;
    // Root may read everything.
    if (process.getuid?.() !== 0) expect(next).toMatchObject({ type: 'failure', failure: { where: 'c' } });
    chmodSync(path.join(folder, 'c'), 0o700);
    await walk.return(undefined);
  });

  test.skipIf(process.platform !== 'linux')('would catch names that are no UTF-8, or hold a line break', async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9])]), 'latin');
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe8])]), 'other');
    write('two\nlines\u202egpj.eml', 'odd');
    const items = await all();
    expect(paths(items)).toEqual(['caf%E8', 'caf%E9', 'two%0Alines%E2%80%AEgpj.eml']);
    const read = items.map((item) => (item.type === 'entry' ? item.entry.head.toString() : ''));
    expect(read).toEqual(['other', 'latin', 'odd']);
  });

  test('would catch a path that does not exist ending in anything but a plain error', async () => {
    await expect(all(path.join(folder, 'nothing'))).rejects.toMatchObject({ code: 'unreadable' });
  });
});

describe('the bytes of an entry on disk', () => {
  test('would catch a wrong offset or a wrong limit, below and above the size of the head', async () => {
    for (const size of [0, 1, 65_535, 65_536, 65_537, 700_000]) {
      const bytes = Buffer.from(Array.from({ length: size }, (_, index) => index % 251));
      write('file', bytes);
      const [item] = await all(path.join(folder, 'file'));
      if (item?.type !== 'entry') throw new Error('no entry');
      const { entry } = item;
      expect(entry.size).toBe(size);
      expect(entry.head.length).toBe(Math.min(size, 65_536));
      expect(await content(entry)).toBe(bytes.toString('latin1'));
      for (const offset of [1, 65_536, 262_145, size]) {
        expect(await content(entry, offset)).toBe(bytes.subarray(offset).toString('latin1'));
      }
      expect((await entry.bytes(size)).equals(bytes)).toBe(true);
      if (size > 0) await expect(entry.bytes(size - 1)).rejects.toMatchObject({ code: 'too-large' });
    }
  });

  test('would catch a file that lies beside another one not being found', async () => {
    write('site/users.XML', 'users');
    write('site/Posts.xml', 'posts');
    write('Users.xml', 'others');
    for (const chosen of [folder, path.join(folder, 'site/Posts.xml')]) {
      const found = (await all(chosen)).find((item) => item.type === 'entry' && item.entry.path.endsWith('Posts.xml'));
      if (found?.type !== 'entry') throw new Error('no entry');
      const sibling = await found.entry.sibling('Users.xml');
      expect(sibling?.head.toString()).toBe('users');
      expect(await found.entry.sibling('Tags.xml')).toBeNull();
    }
  });
});
