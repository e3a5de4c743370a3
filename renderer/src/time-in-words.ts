import * as chrono from 'chrono-node/en';

export interface TimePreset {
  name: 'later' | 'tomorrow' | 'monday' | 'week';
  time: number;
}

const morning = 9;

function at(now: number, days: number, hour: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return date.setHours(hour, 0, 0, 0);
}

/** The times offered with one key; "later today" only while there is a day left, Monday not when it is tomorrow. */
export function timePresets(now: number): TimePreset[] {
  const today = new Date(now);
  const later = at(now, 0, today.getHours() + 3);
  const untilMonday = (8 - today.getDay()) % 7 || 7;
  return [
    ...(today.getHours() < 20 ? [{ name: 'later' as const, time: later }] : []),
    { name: 'tomorrow', time: at(now, 1, morning) },
    ...(untilMonday > 1 ? [{ name: 'monday' as const, time: at(now, untilMonday, morning) }] : []),
    { name: 'week', time: at(now, 7, morning) },
  ];
}

export type TimeReading = { time: number } | { problem: 'unknown' | 'past' };

/** Reads a time in words ("tomorrow 9", "thu", "in 2 weeks"). A day without a time means 09:00. */
export function readTime(words: string, now: number): TimeReading {
  const bareHour = words.replace(
    /\b(?<day>today|tomorrow|mon|tue|wed|thu|fri|sat|sun)(?<rest>[a-z]*)\s+(?<hour>[01]?\d|2[0-3])$/i,
    '$<day>$<rest> at $<hour>:00',
  );
  const found = chrono.parse(bareHour.trim(), new Date(now), { forwardDate: true })[0];
  if (found === undefined) return { problem: 'unknown' };
  const date = found.start.date();
  const relative = /\b(?:minutes?|mins?|hours?|hrs?)\b/i.test(found.text);
  if (!found.start.isCertain('hour') && !relative) date.setHours(morning, 0, 0, 0);
  return date.getTime() > now ? { time: date.getTime() } : { problem: 'past' };
}
