import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  afterSkip,
  dueTime,
  namedPeriod,
  nextDue,
  nextSpan,
  periodWords,
  recurrences,
  type SeriesTimes,
} from '../../../shared/model/report-periods.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
];
const time = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) });
const day = 86_400_000;

/** What a person does with a series, each some time after the last. */
const doings = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 * day }), fc.constantFrom('begin', 'skip')), {
  maxLength: 30,
});

describe('reports that come again', () => {
  it('look at every moment once, whatever is skipped, forgotten or begun early', () => {
    // Catches a week that falls between two digests, one told twice, and a series that stays due for ever.
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...recurrences),
        time,
        doings,
        (tz, every, firstAt, steps) => {
          process.env['TZ'] = tz;
          let series: SeriesTimes = { firstAt, every, nextAt: firstAt, coveredUntil: dueTime(firstAt, every, -1) };
          let now = series.coveredUntil;
          for (const [pause, doing] of steps) {
            now += pause;
            if (doing === 'skip') {
              const nextAt = afterSkip(series, now);
              expect(nextAt).toBeGreaterThan(Math.max(series.nextAt, now));
              series = { ...series, nextAt };
              continue;
            }
            const { span, nextAt } = nextSpan(series, now);
            expect(span.since).toBe(series.coveredUntil);
            expect(span.until).toBeGreaterThanOrEqual(span.since);
            expect(span.until).toBeLessThanOrEqual(Math.max(now, series.coveredUntil));
            expect(nextAt).toBeGreaterThan(now);
            expect(nextAt).toBeGreaterThan(series.nextAt);
            series = { ...series, nextAt, coveredUntil: span.until };
          }
        },
      ),
    );
  });

  it('come at the same time of the clock, each after the other', () => {
    // Catches summer time moving Monday's digest to Sunday 23:00, and months that lose their 31st for good.
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.constantFrom(...recurrences), time, (tz, every, any) => {
        process.env['TZ'] = tz;
        const first = new Date(any).setHours(9, 0, 0, 0);
        for (let n = -3; n < 30; n += 1) {
          const at = new Date(dueTime(first, every, n));
          expect([at.getHours(), at.getMinutes()]).toEqual([9, 0]);
          expect(dueTime(first, every, n + 1)).toBeGreaterThan(at.getTime());
          expect(nextDue(first, every, at.getTime())).toBe(dueTime(first, every, n + 1));
          if (every === 'week' || every === 'fortnight') expect(at.getDay()).toBe(new Date(first).getDay());
        }
      }),
    );
    process.env['TZ'] = 'Europe/Berlin';
    const first = new Date(2026, 0, 31).getTime();
    expect([1, 2, 3].map((n) => new Date(dueTime(first, 'month', n)).getDate())).toEqual([28, 31, 30]);
  });

  it('are whole weeks of local days over the change to summer time', () => {
    process.env['TZ'] = 'Europe/Berlin';
    const firstAt = new Date(2026, 2, 23).getTime();
    const series: SeriesTimes = {
      firstAt,
      every: 'week',
      nextAt: firstAt,
      coveredUntil: new Date(2026, 2, 16).getTime(),
    };
    const first = nextSpan(series, new Date(2026, 2, 23, 8).getTime());
    expect(periodWords(first.span)).toBe('16–22 March 2026');
    const second = nextSpan(
      { ...series, nextAt: first.nextAt, coveredUntil: first.span.until },
      new Date(2026, 2, 30, 8).getTime(),
    );
    // 29 March has 23 hours.
    expect((second.span.until - second.span.since) / 3_600_000).toBe(7 * 24 - 1);
    expect(periodWords(second.span)).toBe('23–29 March 2026');
  });
});

describe('periods by name', () => {
  it('begin on Monday and on the first, and end with today', () => {
    // Catches a Sunday that counts as the beginning of the week.
    process.env['TZ'] = 'America/New_York';
    const sunday = new Date(2026, 10, 22, 15).getTime();
    expect(periodWords(namedPeriod('this-week', sunday))).toBe('16–22 November 2026');
    expect(periodWords(namedPeriod('last-week', sunday))).toBe('9–15 November 2026');
    expect(periodWords(namedPeriod('this-month', sunday))).toBe('1–22 November 2026');
    expect(periodWords(namedPeriod('last-month', sunday))).toBe('October 2026');
    const newYear = namedPeriod('last-week', new Date(2027, 0, 5).getTime());
    expect(periodWords(newYear)).toBe('28 December 2026 – 3 January 2027');
  });
});
