import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedPieces, nearFirstMark } from '../../../renderer/src/marked-pieces.ts';
import { hitRanges, markedWords } from '../../../renderer/src/hit-words.ts';

const marks = fc.array(
  fc.tuple(fc.nat(60), fc.nat(12)).map(([start, length]): [number, number] => [start, start + length]),
  { maxLength: 5 },
);

describe('markedPieces', () => {
  // Would catch: words of a snippet lost or doubled where marks overlap or point past the end.
  it('keeps the snippet whatever the marks say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), marks, (snippet, ranges) => {
        expect(
          markedPieces(snippet, ranges)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(snippet);
      }),
    );
  });
});

describe('nearFirstMark', () => {
  it('keeps the same words marked', () => {
    const snippet = 'A long beginning that nobody has searched for, and then the export drops a file';
    const start = snippet.indexOf('export');
    const near = nearFirstMark(snippet, [[start, start + 6]]);
    expect(near.snippet.length).toBeLessThan(snippet.length);
    expect(near.snippet.slice(...near.marks[0]!)).toBe('export');
  });

  it('leaves a snippet alone whose mark is in sight, or that has none', () => {
    expect(nearFirstMark('export drops', [[0, 6]]).snippet).toBe('export drops');
    expect(nearFirstMark('x'.repeat(90), []).snippet).toHaveLength(90);
  });
});

describe('hitRanges', () => {
  // Would catch: hits that are found by the index, which ignores case and accents, and not lit up in the message.
  it('finds words whatever their case and accents', () => {
    const text = 'The Übersicht, and the UBERSICHT.';
    expect(hitRanges(text, ['ubersicht']).map(([start, end]) => text.slice(start, end))).toEqual([
      'Übersicht',
      'UBERSICHT',
    ]);
  });

  it('takes whole words only', () => {
    expect(hitRanges('export exported', ['export'])).toEqual([[0, 6]]);
  });

  it('takes the words from the marks of a hit', () => {
    expect(
      markedWords('the export drops exports', [
        [4, 10],
        [17, 24],
      ]),
    ).toEqual(['export', 'exports']);
  });
});
