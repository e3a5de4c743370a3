import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emlImporter } from '../../../../electron/importers/eml.ts';
import { mboxImporter } from '../../../../electron/importers/mbox.ts';
import { readMail } from '../../../../electron/importers/mail/message.ts';
import { gathered } from '../gathered.ts';
import { entryOf, fixture, rememberingContext } from './read.ts';
import { processorTime } from '../../../processor-time.ts';

const FILES = [
  'japanese.txt',
  'delivery-status.txt',
  'issue358.txt',
  'body.5.txt',
  'body.9.txt',
  'rfc2060.txt',
  'multipart-digest.txt',
  'simple.mbox.txt',
  'issue1189.mbox.txt',
].map(fixture);

/** A change to some bytes: what a bad disk, a bad gateway or a bad sender does. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom('flip', 'cut', 'repeat', 'insert', 'swap'),
  with: fc.constantFrom(
    '\0',
    '\n',
    '\r',
    '\n\n',
    '--',
    '"',
    '(',
    '<',
    '=?',
    '?=',
    ';',
    ':',
    '=',
    '\n ',
    '\u00ff\u00fe',
    'From ',
    '\nFrom a@b Mon Jan  1 10:00:00 2024\n',
    'Content-Length: 99999999\n',
    'boundary=',
    '*0*=',
  ),
});

it('reads whatever is left of damaged mail without an error, in bounded time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...FILES),
      fc.array(change, { minLength: 1, maxLength: 12 }),
      async (file, changes) => {
        const bytes = changes.reduce(changed, file);
        const started = processorTime();
        const single = await readMail(bytes, rememberingContext(), { where: 'x' });
        expect(['message', 'failure']).toContain(single.type);
        const entry = entryOf('x', bytes, 1_000);
        mboxImporter.recognises(entry);
        emlImporter.recognises(entry);
        for (const item of await gathered(mboxImporter.read(entry, rememberingContext(), 0))) {
          if (item.type === 'message') expect(item.message.text).not.toMatch(/[\0\r]/);
        }
        expect(processorTime() - started).toBeLessThan(2_000);
      },
    ),
    { numRuns: 400 },
  );
}, 180_000);

function changed(bytes: Buffer, { at, kind, with: piece }: { at: number; kind: string; with: string }): Buffer {
  const position = Math.floor(at * bytes.length);
  const before = bytes.subarray(0, position);
  const after = bytes.subarray(position);
  const inserted = Buffer.from(piece, 'latin1');
  if (kind === 'cut') return Buffer.concat([before, after.subarray(Math.min(200, after.length))]);
  if (kind === 'repeat') return Buffer.concat([before, ...Array.from({ length: 50 }, () => inserted), after]);
  if (kind === 'insert') return Buffer.concat([before, inserted, after]);
  if (kind === 'swap') return Buffer.concat([after, before]);
  return Buffer.concat([before, Buffer.from([(after[0] ?? 0) ^ 0x81]), after.subarray(1)]);
}
