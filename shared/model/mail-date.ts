const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = new Set(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** Minutes east of Greenwich. RFC 5322 section 4.3 names the American ones; the others are the usual readings. */
const ZONES = new Map<string, number>([
  ...['ut', 'utc', 'gmt', 'z', 'wet'].map((name): [string, number] => [name, 0]),
  ...Object.entries({ est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 }),
  ...Object.entries({ akst: -540, akdt: -480, hst: -600, ast: -240, adt: -180, nst: -210, ndt: -150, brt: -180 }),
  ...Object.entries({ bst: 60, west: 60, cet: 60, met: 60, mez: 60, cest: 120, mest: 120, mesz: 120, eet: 120 }),
  ...Object.entries({ eest: 180, msk: 180, msd: 240, ist: 330, sgt: 480, hkt: 480, awst: 480, jst: 540, kst: 540 }),
  ...Object.entries({ aest: 600, aedt: 660, nzst: 720, nzdt: 780 }),
]);

/** The one form that nearly all mail has: `Mon, 2 Mar 2026 10:40:00 +0100`, perhaps with the zone's name behind it. */
const USUAL =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})(?: \([A-Za-z]+\))?$/;

const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(\S+)?)?/;

/**
 * The moment that a mail header or an mbox separator names, in milliseconds since 1970, null when it cannot be read.
 * Takes RFC 5322 dates with their obsolete forms, asctime, ISO 8601, two-digit years and zones by name; the weekday
 * is not believed. Without a zone the time counts as UTC.
 */
export function parseMailDate(value: string): number | null {
  const usual = USUAL.exec(value);
  if (usual !== null) {
    const [, day, month, year, hour = '', minute = '', second = '', sign, hours, minutes] = usual;
    const zone = zoneMinutes(`${sign}${hours}${minutes}`) ?? 0;
    return moment(Number(year), MONTHS.indexOf(month!.toLowerCase()), Number(day), [hour, minute, second], zone);
  }
  const text = withoutComments(value.slice(0, 300))
    .replace(/(\d)\s*:\s*(?=\d)/g, '$1:')
    .trim();
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', zone = ''] = iso;
    return moment(Number(year), Number(month) - 1, Number(day), [hour, minute, second], zoneMinutes(zone) ?? 0);
  }
  let day: number | null = null;
  let month: number | null = null;
  let year: number | null = null;
  let time: string[] | null = null;
  let zone: number | null = null;
  let afternoon: boolean | null = null;
  for (const token of text.split(/[\s,]+|(?<=[A-Za-z])-(?=\d)|(?<=\d)-(?=[A-Za-z])/)) {
    const word = token.toLowerCase().replace(/[."']+$/, '');
    const clock = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?([+-]\d{4}|z)?$/.exec(word);
    if (clock !== null && time === null) {
      time = [clock[1] ?? '0', clock[2] ?? '0', clock[3] ?? '0'];
      if (clock[4] !== undefined) zone = zoneMinutes(clock[4]);
    } else if (/^\d+$/.test(word)) {
      const number = Number(word);
      if (day === null && word.length <= 2 && number >= 1 && number <= 31) day = number;
      else if (year === null && word.length >= 2 && word.length <= 4) year = fullYear(number, word.length);
    } else if (word === 'am' || word === 'pm') {
      afternoon = word === 'pm';
    } else if (month === null && MONTHS.includes(word.slice(0, 3)) && /^[a-z]+$/.test(word)) {
      month = MONTHS.indexOf(word.slice(0, 3));
    } else if (zone === null && time !== null && !WEEKDAYS.has(word.slice(0, 3))) {
      zone = zoneMinutes(word);
    }
  }
  if (day === null || month === null || year === null) return null;
  const clock = time ?? ['0', '0', '0'];
  if (afternoon !== null) clock[0] = String((Number(clock[0]) % 12) + (afternoon ? 12 : 0));
  return moment(year, month, day, clock, zone ?? 0);
}

function moment(year: number, month: number, day: number, clock: string[], zone: number): number | null {
  const [hour = 0, minute = 0, second = 0] = clock.map(Number);
  if (month < 0 || month > 11 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 61) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  if (date.getUTCMonth() !== month) return null;
  date.setUTCHours(hour, minute - zone, second);
  return date.getTime();
}

/** RFC 5322 section 4.3: 00 to 49 are of this century, 50 to 99 and three digits count from 1900. */
function fullYear(number: number, digits: number): number {
  if (digits >= 4) return number;
  if (digits === 2 && number < 50) return 2000 + number;
  return 1900 + number;
}

/** Null for what is no zone; an unknown or military letter counts as UTC, as the standard asks. */
function zoneMinutes(text: string): number | null {
  const zone = text.toLowerCase().replace(/[()"]/g, '');
  const numeric = /^(?:gmt|utc?)?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    if (minutes > 24 * 60) return 0;
    return numeric[1] === '-' ? -minutes : minutes;
  }
  if (zone === '') return null;
  return ZONES.get(zone) ?? (/^[a-z]$/.test(zone) ? 0 : null);
}

function withoutComments(text: string): string {
  if (!text.includes('(')) return text;
  let kept = '';
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    else if (character === ')' && depth > 0) depth -= 1;
    else if (depth === 0) kept += character;
  }
  return kept;
}
