import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { coveredBy } from '../../../../renderer/src/features/reports/own-blocks/covered.ts';
import { dayField } from '../../../../renderer/src/day-field.ts';
import { chosenPeriod, periodOf } from '../../../../renderer/src/features/reports/own-blocks/period.ts';
import { wrappedLines } from '../../../../renderer/src/features/reports/own-blocks/wrapped-lines.ts';
import type { ReportBlock } from '../../../../shared/model/report-document.ts';
import { needsOf } from '../../../../shared/model/report-material.ts';

const zone = process.env.TZ;

describe('the time that a block looks at', () => {
  afterEach(() => {
    process.env.TZ = zone ?? '';
    if (zone === undefined) delete process.env.TZ;
  });

  test.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Europe/Berlin'])(
    'would catch a day too many or too few in %s, also where the clock is set forward or back',
    (name) => {
      process.env.TZ = name;
      fc.assert(
        fc.property(
          fc.date({ min: new Date(2024, 0, 2), max: new Date(2027, 0, 1), noInvalidDate: true }),
          fc.nat(40),
          (first, days) => {
            const last = new Date(first.getFullYear(), first.getMonth(), first.getDate() + days, 12);
            const chosen = { choice: 'own', from: dayField(first.getTime()), to: dayField(last.getTime()) } as const;
            const period = periodOf(chosen, 0, null)!;
            const parts = (time: number): number[] => {
              const date = new Date(time);
              return [date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes()];
            };
            expect(parts(period.since)).toEqual([first.getFullYear(), first.getMonth(), first.getDate(), 0, 0]);
            expect(dayField(period.until! - 1)).toBe(chosen.to);
            expect(dayField(period.until!)).not.toBe(chosen.to);
            // What is stored is shown again as it was said.
            expect(chosenPeriod(period, 0, null)).toEqual(chosen);
          },
        ),
        { numRuns: 200 },
      );
    },
  );

  test('would catch a time that ends before it begins, a day that is none, and "since the last report" without one', () => {
    const own = (from: string, to: string) => periodOf({ choice: 'own', from, to }, 0, null);
    expect(own('2026-03-04', '2026-03-03')).toBeNull();
    expect(own('', '2026-03-03')).toBeNull();
    expect(own('2026-03-04', '2026')).toBeNull();
    expect(own('2026-03-04', '')).toEqual({ since: new Date(2026, 2, 4).getTime(), until: null });
    const last = { choice: 'last-report', from: '', to: '' } as const;
    expect(periodOf(last, 0, null)).toBeNull();
    expect(periodOf(last, 0, 77)).toEqual({ since: 77, until: null });
  });

  test('would catch a block that opens with another time than it was given', () => {
    const now = new Date(2026, 2, 18, 15).getTime();
    for (const choice of ['last-report', 'this-week', 'this-month'] as const) {
      const period = periodOf({ choice, from: '', to: '' }, now, 12_345)!;
      expect(chosenPeriod(period, now, 12_345).choice).toBe(choice);
      // A week later "this week" is another one: then its days are told.
      expect(periodOf(chosenPeriod(period, now + 40 * 86_400_000, 12_345), now, 12_345)).toEqual(period);
    }
    expect(chosenPeriod(null, now, null).choice).toBe('this-month');
    expect(chosenPeriod(null, now, 5).choice).toBe('last-report');
  });
});

describe('words in a picture', () => {
  const measure = (line: string): number => line.length;

  test('would catch lines that stand over the edge, words lost at their ends, and signs broken in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '\t', '👩‍👩‍👧', 'word', ' ') }),
        fc.integer({ min: 12, max: 40 }),
        (text, width) => {
          const { lines, end } = wrappedLines(text, { width, most: 10_000, measure });
          expect(end).toBe(text.length);
          const bare = (words: string): string => words.replace(/\s/g, '');
          expect(bare(lines.join(''))).toBe(bare(text));
          for (const line of lines) {
            expect(line.length).toBeLessThanOrEqual(width);
            expect(line).not.toMatch(/^\u200d|\u200d$/);
          }
        },
      ),
    );
  });

  test('would catch a picture of several pages, or one whose cut words cannot be told', () => {
    const text = Array.from({ length: 500 }, (_, index) => `word${index}`).join(' ');
    const { lines, end } = wrappedLines(text, { width: 30, most: 5, measure });
    expect(lines).toHaveLength(5);
    expect(lines.at(-1)).toMatch(/…$/);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(30);
    expect(text.slice(0, end).trimEnd()).toMatch(/word\d+$/);
    expect(wrappedLines('', { width: 30, most: 5, measure })).toEqual({ lines: [], end: 0 });
  });
});

describe('what was looked up', () => {
  const quote = (evidenceId: number, also: number[] = []): ReportBlock => ({
    type: 'evidence',
    attrs: { id: 'a', evidenceId, also },
  });

  test('would catch a block told as deleted while it is still being looked up', () => {
    const period = { since: 1, until: null };
    const all: ReportBlock[] = [
      quote(1, [2]),
      { type: 'change', attrs: { id: 'b', changeId: 3 } },
      { type: 'thanks', attrs: { id: 'c', leftOut: [], ...period } },
      { type: 'unanswered', attrs: { id: 'd', leftOut: [] } },
    ];
    const covers = coveredBy(needsOf(1, { version: 2, content: all }));
    expect(all.every(covers)).toBe(true);
    const others: ReportBlock[] = [
      quote(1, [2, 4]),
      { type: 'change', attrs: { id: 'b', changeId: 4 } },
      { type: 'thanks', attrs: { id: 'c', leftOut: [], since: 2, until: null } },
      { type: 'changed', attrs: { id: 'c', leftOut: [], ...period } },
    ];
    expect(others.filter(covers)).toEqual([]);
    expect(coveredBy(needsOf(1, { version: 2, content: [] }))(all[3]!)).toBe(false);
  });
});
