import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundPieces } from '../../../renderer/src/features/conversation/found-pieces.ts';

describe('finding in a raw source', () => {
  it('marks words whatever their case and takes signs for what they are', () => {
    const { pieces, count } = foundPieces('Received: (a.b) RECEIVED', 'received');
    expect(count).toBe(2);
    expect(pieces.map(({ found }) => found)).toEqual([0, null, 1]);
    expect(foundPieces('a.b axb', 'a.b').count).toBe(1);
    expect(foundPieces('abc', '  ').count).toBe(0);
  });

  it('loses no letter of the source (letters that grow when their case changes moved all marks behind them)', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'A', 'İ', 'ß', '\n', '(', '.') }),
        fc.string(),
        (whole, words) => {
          expect(
            foundPieces(whole, words)
              .pieces.map(({ text }) => text)
              .join(''),
          ).toBe(whole);
          expect(
            foundPieces(whole, 'a')
              .pieces.map(({ text }) => text)
              .join(''),
          ).toBe(whole);
        },
      ),
    );
  });
});
