import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance } from '../../../shared/model/edit-distance.ts';

it('counts letters put in, left out, changed and swapped', () => {
  expect(['export', 'exprot', 'expport', 'expor', 'exbort'].map((word) => editDistance('export', word, 2))).toEqual([
    0, 1, 1, 1, 1,
  ]);
  expect(editDistance('export', 'import', 2)).toBe(2);
  expect(editDistance('export', 'digest', 2)).toBe(3);
});

it('is the same both ways, and never more than was asked (a limit cut off a swap)', () => {
  const word = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
      expect(editDistance(a, b, most)).toBe(editDistance(b, a, most));
      expect(editDistance(a, b, most)).toBe(Math.min(editDistance(a, b, 20), most + 1));
    }),
    { numRuns: 1000 },
  );
});
