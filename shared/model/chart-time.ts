import type { ChartGrouping } from './report-document.ts';

/** A step of time that a bar stands for. Days are those of the search box: UTC, weeks from Monday on. */
export type ChartStep = 'day' | 'week' | 'month' | 'year';

export const dayLength = 86_400_000;

/** More bars than these are no picture any more. */
const mostBars = 120;
const steps: readonly ChartStep[] = ['day', 'week', 'month', 'year'];
/** 1 January 1970 was a Thursday. */
const mondayBefore1970 = -3;

/** Null for what is not counted over time. */
export function stepOf(by: ChartGrouping): ChartStep | null {
  return by === 'day' || by === 'week' || by === 'month' ? by : null;
}

/** The first moment of the step that a moment belongs to, milliseconds since 1970. */
function startOfStep(time: number, step: ChartStep): number {
  if (step === 'day') return Math.floor(time / dayLength) * dayLength;
  if (step === 'week') {
    const days = Math.floor(time / dayLength) - mondayBefore1970;
    return (Math.floor(days / 7) * 7 + mondayBefore1970) * dayLength;
  }
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), step === 'month' ? date.getUTCMonth() : 0);
}

/** The first moment of the next step. */
function startOfNext(start: number, step: ChartStep): number {
  if (step === 'day') return start + dayLength;
  if (step === 'week') return start + 7 * dayLength;
  const date = new Date(start);
  return Date.UTC(date.getUTCFullYear() + (step === 'year' ? 1 : 0), date.getUTCMonth() + (step === 'month' ? 1 : 0));
}

/** A stretch of time under one bar; `until` exclusive. */
export interface ChartStretch {
  /** Where the whole step begins. */
  start: number;
  /** Where the part of it begins that is looked at. */
  since: number;
  until: number;
}

/**
 * The steps between two moments, without gaps. Where they would be too many, the next longer steps are taken.
 * @param until exclusive
 */
export function stretchesBetween(
  since: number,
  until: number,
  wanted: ChartStep,
): { step: ChartStep; stretches: ChartStretch[] } {
  let step = wanted;
  while (step !== 'year' && countOfSteps(since, until, step) > mostBars) step = steps[steps.indexOf(step) + 1]!;
  const stretches: ChartStretch[] = [];
  for (let start = startOfStep(since, step); start < until; start = startOfNext(start, step)) {
    stretches.push({ start, since: Math.max(start, since), until: Math.min(startOfNext(start, step), until) });
  }
  return { step, stretches };
}

function countOfSteps(since: number, until: number, step: ChartStep): number {
  const length = step === 'day' ? dayLength : step === 'week' ? 7 * dayLength : 28 * dayLength;
  return (until - since) / length;
}

const utc = { timeZone: 'UTC' } as const;
const dayWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', ...utc });
const monthWords = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', ...utc });

/** `4 March 2026`. */
function dayInWords(time: number): string {
  return dayWords.format(time);
}

/** `4 March 2026`, `Week of 2 March 2026`, `March 2026`, `2026`. */
export function stepInWords(start: number, step: ChartStep): string {
  if (step === 'day') return dayInWords(start);
  if (step === 'week') return `Week of ${dayInWords(start)}`;
  return step === 'month' ? monthWords.format(start) : String(new Date(start).getUTCFullYear());
}

/** `2026-03-04`, as `before:` and `after:` take it. */
export function searchDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** A period as whole days, which is what a search can ask for. */
export function wholeDays({ since, until }: { since: number | null; until: number | null }): {
  since: number | null;
  until: number | null;
} {
  return {
    since: since === null ? null : Math.floor(since / dayLength) * dayLength,
    until: until === null ? null : Math.ceil(until / dayLength) * dayLength,
  };
}
