import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallEntry } from '../../../electron/importers/disk-entry.ts';
import { decompressed, isGzip } from '../../../electron/importers/gzip.ts';
import { importerFor } from '../../../electron/importers/recognise.ts';
import type { ImportEntry } from '../../../electron/importers/types.ts';
import { gathered } from './gathered.ts';

const FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title></channel></rss>';

function entryOf(content: Buffer | string, path = 'file', chosen = 'folder'): ImportEntry {
  return smallEntry(Buffer.from(content), { path, chosen, sibling: async () => null });
}

/** The format that reads the entry, or why none does. */
function outcome(entry: ImportEntry, format?: string): string {
  const match = importerFor(entry, format);
  return 'reason' in match ? match.reason : `${match.importer.format} ${match.entry.path}`;
}

describe('who reads a file', () => {
  test('would catch a packed file going unread, or a strange one without a reason', () => {
    expect(outcome(entryOf(FEED, 'feed.txt'))).toBe('feed feed.txt');
    expect(outcome(entryOf(gzipSync(FEED), 'feed.xml.gz'))).toBe('feed feed.xml');
    expect(outcome(entryOf(gzipSync(gzipSync(FEED)), 'feed.xml.gz'))).toMatch(/No mail/);
    expect(outcome(entryOf('<posts>\n<row Id="1" PostTypeId="1" /></posts>'))).toBe('stackexchange file');
    expect(outcome(entryOf(''))).toMatch(/empty/);
    expect(outcome(entryOf(Buffer.from('377abcaf271c0004', 'hex')))).toMatch(/Unpack it/);
    expect(outcome(entryOf('A licence.'))).toMatch(/No mail/);
  });

  test('would catch a format that is forced on every file of a folder, or not on the one that was chosen', () => {
    expect(outcome(entryOf('odd', 'file', 'folder/file'), 'feed')).toBe('feed file');
    expect(outcome(entryOf('odd', 'file', 'some/folder'), 'feed')).toMatch(/No mail/);
    expect(outcome(entryOf(FEED), 'stackexchange')).toMatch(/No mail/);
    expect(() => importerFor(entryOf(FEED), 'fax')).toThrow(/fax/);
  });
});

describe('the file inside a gzip file', () => {
  test('would catch bytes lost or doubled, at any size and from any offset', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(200_000), fc.nat(250_000), fc.boolean(), async (size, offset, members) => {
        const content = Buffer.from(Array.from({ length: size }, (_, index) => (index * index) % 255));
        const packed = members
          ? Buffer.concat([gzipSync(content.subarray(0, 100)), gzipSync(content.subarray(100))])
          : gzipSync(content);
        expect(gunzipSync(packed).equals(content)).toBe(true);
        const entry = decompressed(entryOf(packed));
        expect(entry.head.equals(content.subarray(0, 65_536))).toBe(true);
        expect(Buffer.concat(await gathered(entry.stream(offset))).equals(content.subarray(offset))).toBe(true);
        expect((await entry.bytes(size)).equals(content)).toBe(true);
        if (size > 0) await expect(entry.bytes(size - 1)).rejects.toMatchObject({ code: 'too-large' });
      }),
      { numRuns: 40 },
    );
  });

  test('would catch a bomb being unpacked, or a cut file passing for a whole one', async () => {
    const bomb = decompressed(entryOf(gzipSync(Buffer.alloc(20 * 1024 * 1024))));
    await expect(gathered(bomb.stream())).rejects.toMatchObject({ code: 'too-large' });
    const packed = gzipSync(Buffer.from(Array.from({ length: 90_000 }, (_, index) => (index * index) % 255)));
    for (const cut of [30, 200, packed.length - 4]) {
      const entry = decompressed(entryOf(packed.subarray(0, cut)));
      await expect(gathered(entry.stream())).rejects.toMatchObject({ code: 'damaged' });
    }
    const broken = Buffer.from(packed);
    broken.fill(0xff, 10, 40);
    expect(isGzip(broken)).toBe(true);
    expect(outcome(entryOf(broken))).toMatch(/damaged/);
  });

  test('would catch a stream that hangs when its reader stops early', async () => {
    const entry = decompressed(entryOf(gzipSync(Buffer.alloc(900_000, 'some words '))));
    for await (const chunk of entry.stream()) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });
});
