import { dayLength } from '../../../../../shared/model/chart-time.ts';
import type { ChartBar } from '../../../../../shared/model/report-material.ts';

/** Roughly what a letter of a label takes, in units of the picture; rather too much. */
const letter = 6.4;
const gap = 12;

export interface AxisLabel {
  /** The first bar that it stands for. */
  from: number;
  /** Empty where there is no room. */
  words: string;
  x: number;
  anchor: 'start' | 'end';
}

const utc = { timeZone: 'UTC' } as const;
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', ...utc });
const monthShort = new Intl.DateTimeFormat('en-GB', { month: 'short', ...utc });
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', ...utc });

/**
 * What stands below bars over time: days and weeks by month, months by year, a few days each by itself. None overlaps
 * another or leaves the picture.
 */
export function axisLabels(bars: readonly ChartBar[], width: number): AxisLabel[] {
  const each = width / bars.length;
  const groups = groupsOf(bars);
  let free = 0;
  return groups.map(({ from, full, short }): AxisLabel => {
    const start = from * each + Math.min(2, each / 4);
    for (const words of [full, short]) {
      const long = words.length * letter;
      if (start < free) break;
      if (start + long <= width) {
        free = start + long + gap;
        return { from, words, x: start, anchor: 'start' };
      }
      if (width - long >= free) {
        free = width;
        return { from, words, x: width, anchor: 'end' };
      }
    }
    return { from, words: '', x: start, anchor: 'start' };
  });
}

function groupsOf(bars: readonly ChartBar[]): { from: number; full: string; short: string }[] {
  const times = bars.map(({ since }) => since ?? 0);
  const isYears = /^\d{4}$/.test(bars[0]!.label);
  const isMonths = !isYears && /^\p{L}+ \d{4}$/u.test(bars[0]!.label);
  if (isYears) return bars.map(({ label }, from) => ({ from, full: label, short: label }));
  const span = times.at(-1)! - times[0]!;
  if (isMonths && bars.length <= 12) {
    return times.map((time, from) => ({ from, full: monthOf(time, from === 0), short: monthShort.format(time) }));
  }
  if (!isMonths && span < 28 * dayLength) {
    return times.map((time, from) => ({
      from,
      full: dayMonth.format(time),
      short: String(new Date(time).getUTCDate()),
    }));
  }
  const keyOf = (time: number): number => {
    const date = new Date(time);
    return isMonths ? date.getUTCFullYear() : date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  return times.flatMap((time, from) => {
    if (from > 0 && keyOf(times[from - 1]!) === keyOf(time)) return [];
    const year = String(new Date(time).getUTCFullYear());
    return [
      isMonths
        ? { from, full: year, short: year }
        : { from, full: monthOf(time, from === 0), short: monthShort.format(time) },
    ];
  });
}

/** January and what comes first bear their year. */
function monthOf(time: number, isFirst: boolean): string {
  const date = new Date(time);
  const words = month.format(time);
  return isFirst || date.getUTCMonth() === 0 ? `${words} ${date.getUTCFullYear()}` : words;
}

/** A name that fits into so much room. */
export function shortened(words: string, room: number): string {
  const letters = [...words];
  const most = Math.floor(room / letter);
  return letters.length <= most
    ? words
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
