import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnRows, listLayout } from '../../../renderer/src/components/list-layout.ts';

const heights = { row: 78, heading: 26 };

describe('where rows stand', () => {
  it('counts the headings above a row, its own included', () => {
    const layout = listLayout(5, heights, [0, 3]);
    expect([0, 1, 2, 3, 4].map(layout.startOf)).toEqual([26, 104, 182, 286, 364]);
    expect(layout.height).toBe(442);
    expect([0, 2, 3, 4].map(layout.headingOver)).toEqual([0, 0, 3, 3]);
    expect(layout.headingsIn(1, 4)).toEqual([3]);
  });

  it('takes a heading for the row below it', () => {
    const layout = listLayout(5, heights, [0, 3]);
    expect([0, 25, 26, 103, 104, 259, 260, 285, 286].map(layout.rowAt)).toEqual([0, 0, 0, 0, 1, 2, 3, 3, 3]);
  });

  it('answers for a list without rows, and beyond its end', () => {
    expect(listLayout(0, heights, [])).toMatchObject({ height: 0 });
    expect(listLayout(0, heights, []).rowAt(100)).toBe(0);
    expect(listLayout(3, heights, []).rowAt(10_000)).toBe(2);
    expect(listLayout(3, heights, []).headingOver(2)).toBe(-1);
  });

  // A row found beside the one that stands there would leave a gap at the edge, or move the list when mail comes in.
  it('finds each row again at any place in it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 400 })), fc.integer({ min: 0, max: 400 }), (headed, row) => {
        const layout = listLayout(
          401,
          heights,
          headed.toSorted((a, b) => a - b),
        );
        const start = layout.startOf(row);
        expect(layout.rowAt(start)).toBe(row);
        expect(layout.rowAt(start + heights.row - 1)).toBe(row);
      }),
    );
  });
});

describe('which rows are drawn', () => {
  // A list that drew only what is in sight would show blanks as soon as it moves.
  it('draws some more than are in sight, within the list', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 40 }),
        (rows, a, more) => {
          const inSight = { first: Math.min(a, rows - 1), last: Math.min(a + more, rows - 1) };
          const { first, last } = drawnRows(rows, inSight.first, inSight.last);
          expect(first).toBeLessThanOrEqual(Math.max(0, inSight.first - 8));
          expect(last).toBeGreaterThanOrEqual(Math.min(rows - 1, inSight.last + 8));
          expect(first).toBeGreaterThanOrEqual(0);
          expect(last).toBeLessThan(rows);
        },
      ),
    );
  });

  it('stays the same while a list moves by less than a row', () => {
    expect(drawnRows(1000, 100, 110)).toEqual(drawnRows(1000, 101, 110));
  });
});
