/** A day as a field of days takes it, `2026-03-04`, where the person is. */
export function dayField(time: number): string {
  const date = new Date(time);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Noon of such a day, now for today; undefined for what is no day. */
export function timeOfDay(day: string): number | undefined {
  const now = Date.now();
  if (day === dayField(now)) return now;
  const time = new Date(`${day}T12:00:00`).getTime();
  return Number.isNaN(time) || time < 1 ? undefined : time;
}
