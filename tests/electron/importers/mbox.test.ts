import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mboxImporter } from '../../../electron/importers/mbox.ts';
import { gathered } from './gathered.ts';
import { entryOf, fixture, messageOf, rememberingContext } from './mail/read.ts';

const read = async (content: Buffer | string, { chunk = 64 * 1024, offset = 0, path = 'x.mbox' } = {}) =>
  gathered(mboxImporter.read(entryOf(path, content, chunk), rememberingContext(), offset));
const texts = async (content: Buffer | string, options = {}) =>
  (await read(content, options)).map((item) => (item.type === 'message' ? item.message.text : '-'));
const SEPARATOR = 'From reader-1@example.org Mon Jan  1 10:00:00 2024\n';
const message = (words: string): string => `${SEPARATOR}From: reader-1@example.org\nSubject: x\n\n${words}\n\n`;

describe('mbox: where a message begins', () => {
  it.each([
    'From reader-1@example.org Mon Jan  1 10:00:00 2024',
    'From reader-1@example.org Mon Jan  1 10:00 EST 2024',
    'From reader-1@example.org  Mon Jan  1 10:00:00 2024 -0400',
    'From reader-1@example.org Mon Jan  1 10:00:00 +0100 2024',
    'From reader-1@example.org Tue Jul  7 20:33:03 1998 WETDST',
    'From reader-1 at example.org  Mon Jan  1 10:00:00 2024',
    'From re@der @end|ng |rom ex@mp|e@org  Mon Jan  1 10:00:00 2024',
    'From VM Mon Jan  1 10:00:00 2024',
    'From - Mon, 1 Jan 2024 10:00:00 +0000',
    'From reader-1@example.org Mon Jan  1 10:00:00 2024 remote from gateway',
    'From "a b"@example.org Mon Jan  1 10:00:00 2024',
    'From -',
    'From 1844347792267117879@xxx',
  ])('separates at %s', async (line) => {
    expect(await texts(`${message('one')}${line}\nFrom: b@example.org\n\ntwo\n`)).toEqual(['one', 'two']);
  });

  it.each([
    'From the manual:',
    'From homebrew.',
    'From "Reader One" <reader-1@example.org>',
    'From 10:00 to 12:00 on Mon Jan  1 2024 it was slow',
    'From reader-1@example.org',
    'From fc88cba7f1f37b9cf3b296eace2422dd0e173502 Mon Sep 17 00:00:00 2001',
  ])('does not separate at %s', async (line) => {
    expect(await texts(message(`one\n\n${line}\n\ntwo`))).toEqual([`one\n\n${line}\n\ntwo`]);
  });

  it('reads real files of several programs', async () => {
    const places = (await read(fixture('issue1189.mbox.txt'))).map((item) => messageOf(item).where);
    expect(places).toEqual(['x.mbox, byte 0', 'x.mbox, byte 559', 'x.mbox, byte 6446', 'x.mbox, byte 7005']);
    expect(await read(fixture('simple.mbox.txt'))).toHaveLength(3);
    const unmunged = await texts(fixture('unmunged.mbox.txt'));
    expect(unmunged).toHaveLength(2);
    expect(unmunged[0]).toContain('From Russia with love');
  });

  it('reads a series of patches as messages', async () => {
    const patch =
      'From fc88cba7f1f37b9cf3b296eace2422dd0e173502 Mon Sep 17 00:00:00 2001\nFrom: a@example.org\n\nx\n\n';
    expect(await read(patch.repeat(2))).toHaveLength(2);
  });
});

describe('mbox: whole files', () => {
  it('takes DOS line ends, empty lines first, a byte order mark and a cut end', async () => {
    const two = message('one') + message('two');
    expect(await texts(two.replaceAll('\n', '\r\n'))).toEqual(['one', 'two']);
    expect(await texts(`\n\n${two}`)).toEqual(['one', 'two']);
    expect(await texts(`\ufeff${two}`)).toEqual(['one', 'two']);
    expect(await texts(two.slice(0, -4))).toEqual(['one', 't']);
  });

  it('tells what stands before the first message instead of dropping it in silence', async () => {
    const [first, ...others] = await read(`stray words\n${message('one')}`);
    expect(first).toEqual({
      type: 'failure',
      failure: { where: 'x.mbox, byte 0', reason: 'What stands before the first message is no message.' },
    });
    expect(others).toHaveLength(1);
    expect(await read('nothing here')).toMatchObject([{ type: 'failure' }]);
  });

  it('honours Content-Length only where it leads to a separator or the end', async () => {
    const body = `one\n\n${SEPARATOR}From: c@example.org\n\nnot a message`;
    const counted = `${SEPARATOR}From: a@example.org\nContent-Length: ${body.length}\n\n${body}\n`;
    expect(await texts(counted + message('two'))).toEqual([body, 'two']);
    expect(await texts(counted)).toEqual([body]);
    const wrong = `${SEPARATOR}From: a@example.org\nContent-Length: 5000\n\none\n\n`;
    expect(await texts(wrong + message('two'))).toEqual(['one', 'two']);
  });

  it('skips a message that is too large and reads on behind it', async () => {
    const huge = `${SEPARATOR}From: a@example.org\n\n${'x'.repeat(76)}\n`.padEnd(27 * 1024 * 1024, 'word word\n');
    const items = await read(`${message('one')}${huge}\n${message('two')}`);
    expect(items.map(({ type }) => type)).toEqual(['message', 'failure', 'message']);
  });

  it('keeps what was read when the file breaks off with an error', async () => {
    const entry = entryOf('x.mbox', message('one'));
    const items = await gathered(
      mboxImporter.read(
        {
          ...entry,
          async *stream() {
            yield Buffer.from(message('one'));
            throw new Error('disk error');
          },
        },
        rememberingContext(),
        0,
      ),
    );
    expect(items.map(({ type }) => type)).toEqual(['message', 'failure']);
  });

  it('goes on behind the message where it was stopped', async () => {
    const context = rememberingContext();
    const content = message('one') + message('two') + message('three');
    await gathered(mboxImporter.read(entryOf('x.mbox', content), context, 0));
    const [first = 0, second = 0, third = 0] = context.places;
    expect(await texts(content, { offset: first })).toEqual(['two', 'three']);
    expect(await texts(content, { offset: second })).toEqual(['three']);
    expect(await texts(content, { offset: third })).toEqual([]);
    // At the very start of a separator it is read, not passed over.
    expect(await texts(content, { offset: second - 1 })).toEqual(['two', 'three']);
  });

  it('gives back what was written, in any chunks, lines that begin with From included', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        'From the start',
        '>From x',
        '>>From y',
        SEPARATOR.trim(),
        `>${SEPARATOR.trim()}`,
        '',
        '> quoted',
        'From: not a header',
      ),
      fc.stringMatching(/^[!-~]([ -~]{0,40}[!-~])?$/),
    );
    const body = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => ['begin', ...lines, 'end'].join('\n'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(body, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 300 }),
        async (bodies, chunk) => {
          const file = bodies.map((words) => message(words.replace(/^(>*From )/gm, '>$1'))).join('');
          expect(await texts(file, { chunk })).toEqual(bodies);
          expect(await texts(file.replaceAll('\n', '\r\n'), { chunk })).toEqual(bodies);
        },
      ),
    );
  });
});

describe('mbox: recognised by content', () => {
  const recognised = (content: string, path = 'x'): boolean => mboxImporter.recognises(entryOf(path, content));

  it('knows a mailbox by its first line, whatever the name', () => {
    expect(recognised(message('one'), 'archive.txt')).toBe(true);
    expect(recognised(`stray\n${message('one')}`, 'inbox.mbox')).toBe(true);
    expect(recognised(`stray\n${message('one')}`, 'notes.txt')).toBe(false);
    expect(recognised('From the desk of the editor\n\nHello\n')).toBe(false);
    expect(recognised('From: a@example.org\nSubject: x\n\nx')).toBe(false);
    expect(recognised('')).toBe(false);
  });
});
