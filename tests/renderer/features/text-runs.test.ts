import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkPieces } from '../../../renderer/src/features/conversation/linkify.ts';
import { textRuns } from '../../../renderer/src/features/conversation/text-runs.ts';

const textWithLinks = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        'https://example.org/a_(b)',
        'www.example.org.',
        ' ',
        '\n',
        '(',
        ')',
        'reader-1@example.org',
        'mailto:',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('linkPieces', () => {
  // Would catch: characters lost or doubled beside a link, which would move every evidence behind it.
  it('keeps every character of the text', () => {
    fc.assert(
      fc.property(textWithLinks, (text) => {
        expect(
          linkPieces(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it.each([
    ['See https://example.org/wiki/Dialogue_(talk).', 'https://example.org/wiki/Dialogue_(talk)'],
    ['(https://example.org/a)', 'https://example.org/a'],
    ['at www.example.org, or later', 'https://www.example.org'],
    ['<https://example.org/?a=1&b=2>', 'https://example.org/?a=1&b=2'],
    ['write to reader-1@example.org.', 'mailto:reader-1@example.org'],
  ])('finds the address in %j', (text, href) => {
    expect(linkPieces(text).map((piece) => piece.href)).toContain(href);
  });

  // Would catch: a message that makes a word run code or open a file when clicked.
  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'vbscript:x'])(
    'leaves %j as words',
    (text) => {
      expect(linkPieces(text).every((piece) => piece.href === null)).toBe(true);
    },
  );

  // Would catch: a message that freezes the window while its links are looked for (the test runs out of time then).
  it('reads long lines of brackets and half addresses', () => {
    expect(linkPieces(`https://example.org/${')'.repeat(200_000)}`)[0]!.href).toBe('https://example.org/');
    expect(linkPieces(`${'a.'.repeat(100_000)}@`)).toHaveLength(1);
  });
});

describe('textRuns', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(40), fc.nat(40)).map(([start, length]) => ({ id: start + 1, start, end: start + length + 1 })),
    { maxLength: 4 },
  );

  // Would catch: overlapping evidence that swallows or repeats words of the message.
  it('keeps every character, whatever evidence overlaps', () => {
    fc.assert(
      fc.property(textWithLinks, spans, (text, evidence) => {
        const runs = textRuns(text, 0, text.length, evidence);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        expect(runs.every((run) => run.text.length > 0)).toBe(true);
      }),
    );
  });

  it('marks exactly the quoted words', () => {
    const runs = textRuns('Files are missing from the zip', 0, 30, [{ id: 7, start: 10, end: 17 }]);
    expect(runs.map((run) => [run.text, run.evidenceId])).toEqual([
      ['Files are ', null],
      ['missing', 7],
      [' from the zip', null],
    ]);
  });

  it('marks only what lies in the part that is drawn', () => {
    const runs = textRuns('> old words\nnew words', 12, 21, [{ id: 1, start: 6, end: 15 }]);
    expect(runs.map((run) => [run.text, run.evidenceId])).toEqual([
      ['new', 1],
      [' words', null],
    ]);
  });
});
