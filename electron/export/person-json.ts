import type { HeldAboutPerson } from '../../shared/model/privacy.ts';

/** Characters that a reader would not see, or that turn the direction of what stands behind them. */
const HIDDEN = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** Everything held about a person as data. Times are ISO 8601 in UTC; what cannot be seen is written as `\uXXXX`. */
export function personJson(held: HeldAboutPerson): string {
  const json = JSON.stringify(
    held,
    (name, value: unknown) => (typeof value === 'number' && isTime(name) ? isoTime(value) : value),
    2,
  );
  return `${json.replace(HIDDEN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

const isTime = (name: string): boolean => /At$|^(?:since|until|writtenOn)$/.test(name);

function isoTime(time: number): string | null {
  const moment = new Date(time);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
