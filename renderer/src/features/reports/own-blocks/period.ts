import type { ReportPeriod } from '../../../../../shared/model/report-document.ts';
import { namedPeriod } from '../../../../../shared/model/report-periods.ts';
import { dayField, startOfDay } from '../../../day-field.ts';

export const periodChoices = ['last-report', 'this-week', 'this-month', 'own'] as const;
export type PeriodChoice = (typeof periodChoices)[number];

/** How somebody says which stretch of time: by name, or by its first and last day (`2026-03-04`, the last may be empty). */
export interface ChosenPeriod {
  choice: PeriodChoice;
  from: string;
  to: string;
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
  const since = startOfDay(from);
  const until = to === '' ? null : startOfDay(to, 1);
  if (since === null || (to !== '' && until === null) || (until !== null && until <= since)) return null;
  return { since, until };
}

/** How a block's time was said; for a new one since the last report, else this month. */
export function chosenPeriod(period: ReportPeriod | null, now: number, lastPublished: number | null): ChosenPeriod {
  const { since, until } = period ?? { since: namedPeriod('this-month', now).since, until: null };
  const days = { from: dayField(since), to: until === null ? '' : dayField(until - 1) };
  if (period === null) return { ...days, choice: lastPublished === null ? 'this-month' : 'last-report' };
  const choice = (['last-report', 'this-week', 'this-month'] as const).find(
    (one) => until === null && periodOf({ choice: one, ...days }, now, lastPublished)?.since === since,
  );
  return { ...days, choice: choice ?? 'own' };
}
