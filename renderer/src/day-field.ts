/** A day as a field of days takes it, `2026-03-04`, where the person is. */
export function dayField(time: number): string {
  const date = new Date(time);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The beginning of such a day, or of one so many days later; null for what is no day. */
export function startOfDay(day: string, later = 0): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (found === null) return null;
  // By the calendar, not by hours: some days have 23 of them, some 25.
  const time = new Date(Number(found[1]), Number(found[2]) - 1, Number(found[3]) + later).getTime();
  return time >= 0 ? time : null;
}

/** Noon of such a day, now for today; undefined for what is no day. */
export function timeOfDay(day: string): number | undefined {
  const now = Date.now();
  if (day === dayField(now)) return now;
  const time = new Date(`${day}T12:00:00`).getTime();
  return Number.isNaN(time) || time < 1 ? undefined : time;
}
