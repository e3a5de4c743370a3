/** Stretches of time that reports look at. All dates are those of the computer's own time zone; times are milliseconds since 1970. */

export const recurrences = ['week', 'fortnight', 'month', 'quarter'] as const;
/** How often a report comes again. */
export type Recurrence = (typeof recurrences)[number];

/** `until` is exclusive. */
export interface Span {
  since: number;
  until: number;
}

/** The n-th time that a report is due, counted from the first: the same time of the clock, whatever summer time does. */
export function dueTime(first: number, every: Recurrence, n: number): number {
  const { year, month, day, clock } = parts(first);
  if (every === 'week' || every === 'fortnight') {
    return new Date(year, month, day + n * (every === 'week' ? 7 : 14), ...clock).getTime();
  }
  const months = month + n * (every === 'month' ? 1 : 3);
  // The 31st of a month that has 30 days is its last.
  const last = new Date(year, months + 1, 0).getDate();
  return new Date(year, months, Math.min(day, last), ...clock).getTime();
}

function parts(time: number): { year: number; month: number; day: number; clock: [number, number, number, number] } {
  const date = new Date(time);
  return {
    year: date.getFullYear(),
    month: date.getMonth(),
    day: date.getDate(),
    clock: [date.getHours(), date.getMinutes(), date.getSeconds(), date.getMilliseconds()],
  };
}

/** Days are never longer than this, with an hour to spare for summer time. */
const longest: Record<Recurrence, number> = { week: 7.1, fortnight: 14.1, month: 31.1, quarter: 92.1 };
const dayLength = 86_400_000;

/** The number of the first due time after `time`. */
function firstAfter(first: number, every: Recurrence, time: number): number {
  let n = Math.floor((time - first) / (longest[every] * dayLength)) - 1;
  while (dueTime(first, every, n) > time) n -= 1;
  while (dueTime(first, every, n) <= time) n += 1;
  return n;
}

/** The first due time after `time`. */
export function nextDue(first: number, every: Recurrence, time: number): number {
  return dueTime(first, every, firstAfter(first, every, time));
}

export interface SeriesTimes {
  /** When it is or was due for the first time: what all other times follow from. */
  firstAt: number;
  every: Recurrence;
  nextAt: number;
  /** Until when the last one looked. */
  coveredUntil: number;
}

/**
 * What the next report of a series looks at, and when the one after it is due. The time always begins where the last one ended,
 * so that nothing is left out and nothing comes twice: one that was skipped or forgotten is in it, and one that is begun early
 * ends now.
 */
export function nextSpan(series: SeriesTimes, now: number): { span: Span; nextAt: number } {
  const { firstAt, every, nextAt, coveredUntil } = series;
  if (now < nextAt) {
    const until = Math.max(now, coveredUntil);
    return { span: { since: coveredUntil, until }, nextAt: nextDue(firstAt, every, nextAt) };
  }
  const after = firstAfter(firstAt, every, now);
  const until = Math.max(dueTime(firstAt, every, after - 1), coveredUntil);
  return { span: { since: coveredUntil, until }, nextAt: dueTime(firstAt, every, after) };
}

/** When it is due after one was skipped; what came in that time goes into the next one. */
export function afterSkip({ firstAt, every, nextAt }: SeriesTimes, now: number): number {
  return nextDue(firstAt, every, Math.max(nextAt, now));
}

/** One period of this length before a time. */
export function periodBefore(time: number, every: Recurrence): number {
  return dueTime(time, every, -1);
}

export const periodNames = ['this-week', 'last-week', 'this-month', 'last-month'] as const;
/** A stretch of time with a name; weeks begin on Monday. */
export type PeriodName = (typeof periodNames)[number];

/** What the name means at `now`; what is not over yet ends with today. */
export function namedPeriod(name: PeriodName, now: number): Span {
  const { year, month, day } = parts(now);
  const monday = day - ((new Date(now).getDay() + 6) % 7);
  const at = (...date: [number, number, number]): number => new Date(...date).getTime();
  const tomorrow = at(year, month, day + 1);
  switch (name) {
    case 'this-week':
      return { since: at(year, month, monday), until: tomorrow };
    case 'last-week':
      return { since: at(year, month, monday - 7), until: at(year, month, monday) };
    case 'this-month':
      return { since: at(year, month, 1), until: tomorrow };
    case 'last-month':
      return { since: at(year, month - 1, 1), until: at(year, month, 1) };
  }
}

export const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** `16–22 November 2026`, `30 November – 6 December 2026`, `October 2026` for a whole month. */
export function periodWords({ since, until }: Span): string {
  const [from, to] = [parts(since), parts(Math.max(since, until - 1))];
  const last = `${to.day} ${monthNames[to.month]} ${to.year}`;
  const isMonth =
    new Date(from.year, from.month, 1).getTime() === since &&
    new Date(from.year, from.month + 1, 1).getTime() === until;
  if (isMonth) return `${monthNames[from.month]} ${from.year}`;
  if (from.year !== to.year) return `${from.day} ${monthNames[from.month]} ${from.year} – ${last}`;
  if (from.month !== to.month) return `${from.day} ${monthNames[from.month]} – ${last}`;
  return from.day === to.day ? last : `${from.day}–${last}`;
}

/** `4 March 2026, 10:12`. */
export function momentWords(time: number): string {
  const { year, month, day, clock } = parts(time);
  const [hours, minutes] = clock.map((part) => String(part).padStart(2, '0'));
  return `${day} ${monthNames[month]} ${year}, ${hours}:${minutes}`;
}
