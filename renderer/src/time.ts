/** Times as people read them, English words and 24 hours, in the computer's own time zone. */

const locale = 'en-GB';
const day = 86_400_000;

const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const longDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
const longDayYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const weekdayLong = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

function sameYear(time: number, now: number): boolean {
  return new Date(time).getFullYear() === new Date(now).getFullYear();
}

/** For the rows of a list: `09:12` today, `Tue` this week, `4 Mar` this year, `4 Mar 2011` before. */
export function formatShort(time: number, now: number): string {
  const today = startOfDay(now);
  if (time >= today && time < today + day) return clock.format(time);
  if (time < today && time >= today - 6 * day) return weekday.format(time);
  return sameYear(time, now) ? dayMonth.format(time) : dayMonthYear.format(time);
}

/** For a message: `4 March 09:12`, with the year where it is not this one. */
export function formatMoment(time: number, now: number): string {
  return `${formatDay(time, now)} ${clock.format(time)}`;
}

/** `4 March`, `4 March 2011`. */
export function formatDay(time: number, now: number): string {
  return (sameYear(time, now) ? longDay : longDayYear).format(time);
}

/** `4 March 2011`: where it is read at another time. */
export function formatWholeDay(time: number): string {
  return longDayYear.format(time);
}

/** For a time to come: `today 17:00`, `tomorrow 09:00`, `Thursday 26 November, 09:00`. */
export function formatComing(time: number, now: number): string {
  const days = Math.round((startOfDay(time) - startOfDay(now)) / day);
  if (days === 0) return `today ${clock.format(time)}`;
  if (days === 1) return `tomorrow ${clock.format(time)}`;
  const date = sameYear(time, now)
    ? weekdayLong.format(time)
    : `${weekdayLong.format(time)} ${new Date(time).getFullYear()}`;
  return `${date}, ${clock.format(time)}`;
}

const monthYear = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' });

/** `March 2011`. */
export function formatMonth(time: number): string {
  return monthYear.format(time);
}

/** A stretch of time with its name: `Today`, `Yesterday`, `Thursday 20 November` within four weeks, `March 2011` before. */
export interface TimeGroup {
  words: string;
  from: number;
  /** Not included. */
  to: number;
}

/** The group that a time belongs to in a list by time. */
export function timeGroup(time: number, now: number): TimeGroup {
  const today = startOfDay(now);
  if (time >= today) return { words: 'Today', from: today, to: Infinity };
  const date = new Date(time);
  if (time < today - 28 * day) {
    const [year, month] = [date.getFullYear(), date.getMonth()];
    const from = new Date(year, month, 1).getTime();
    return {
      words: monthYear.format(time),
      from,
      to: Math.min(new Date(year, month + 1, 1).getTime(), today - 28 * day),
    };
  }
  const from = startOfDay(time);
  const to = startOfDay(from + 36 * 3_600_000);
  return { words: to === today ? 'Yesterday' : weekdayLong.format(time), from: Math.max(from, today - 28 * day), to };
}

/** How long since, in one rounded unit: `5 minutes`, `3 days`, `2 years`. */
export function formatSince(time: number, now: number): string {
  const minutes = Math.max(1, Math.floor((now - time) / 60_000));
  const units: [number, string][] = [
    [365 * 24 * 60, 'year'],
    [30 * 24 * 60, 'month'],
    [24 * 60, 'day'],
    [60, 'hour'],
    [1, 'minute'],
  ];
  const [size, name] = units.find(([one]) => minutes >= one)!;
  const count = Math.floor(minutes / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

/** `09:12`. */
export function formatClock(time: number): string {
  return clock.format(time);
}

/** For a time to come where there is little room: `17:00` today, `Tue 09:00` this week, `24 Nov` later, with the year where it is not this one. */
export function formatSoon(time: number, now: number): string {
  const days = Math.round((startOfDay(time) - startOfDay(now)) / day);
  if (days <= 0) return clock.format(time);
  if (days < 7) return `${weekday.format(time)} ${clock.format(time)}`;
  return (sameYear(time, now) ? dayMonth : dayMonthYear).format(time);
}

/** Everything, for the tooltip of a shorter form. */
export function formatExact(time: number): string {
  return exact.format(time);
}

/** Which day it is: `Sunday 22 November`. */
export function formatToday(now: number): string {
  return weekdayLong.format(now);
}
