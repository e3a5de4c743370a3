import type { ReportPeriod } from '../../../../../shared/model/report-document.ts';
import { namedPeriod } from '../../../../../shared/model/report-periods.ts';

export const periodChoices = ['last-report', 'this-week', 'this-month', 'own'] as const;
export type PeriodChoice = (typeof periodChoices)[number];

/** How somebody says which stretch of time: by name, or by its first and last day (`2026-03-04`, the last may be empty). */
export interface ChosenPeriod {
  choice: PeriodChoice;
  from: string;
  to: string;
}

/** A day as a field of days has it, where the person is. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** When a day begins where the person is, so many days later; null for what is no day. */
function beginOf(day: string, later = 0): number | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined || !/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  // By the calendar, not by hours: some days have 23 of them, some 25.
  const time = new Date(year, month - 1, date + later).getTime();
  return Number.isNaN(time) || time < 0 ? null : time;
}

/**
 * The time that is meant; null where it cannot be told.
 * @param lastPublished when the last report was published, milliseconds since 1970
 */
export function periodOf(
  { choice, from, to }: ChosenPeriod,
  now: number,
  lastPublished: number | null,
): ReportPeriod | null {
  if (choice === 'last-report') return lastPublished === null ? null : { since: lastPublished, until: null };
  if (choice !== 'own') return { since: namedPeriod(choice, now).since, until: null };
  const since = beginOf(from);
  const until = to === '' ? null : beginOf(to, 1);
  if (since === null || (to !== '' && until === null) || (until !== null && until <= since)) return null;
  return { since, until };
}

/** How a block's time was said; for a new one since the last report, else this month. */
export function chosenPeriod(period: ReportPeriod | null, now: number, lastPublished: number | null): ChosenPeriod {
  const { since, until } = period ?? { since: namedPeriod('this-month', now).since, until: null };
  const days = { from: dayOf(since), to: until === null ? '' : dayOf(until - 1) };
  if (period === null) return { ...days, choice: lastPublished === null ? 'this-month' : 'last-report' };
  const choice = (['last-report', 'this-week', 'this-month'] as const).find(
    (one) => until === null && periodOf({ choice: one, ...days }, now, lastPublished)?.since === since,
  );
  return { ...days, choice: choice ?? 'own' };
}
