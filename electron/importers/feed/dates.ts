const MONTHS: ReadonlyArray<readonly string[]> = [
  ['jan', 'januar', 'janv', 'ene', 'gen', 'januari', 'jän'],
  ['feb', 'februar', 'fév', 'fev', 'février', 'februari'],
  ['mar', 'märz', 'mär', 'mrz', 'mars', 'mrt', 'maart', 'marzo', 'março'],
  ['apr', 'avr', 'avril', 'abr', 'abril', 'aprile'],
  ['may', 'mai', 'mei', 'maj', 'mayo', 'maio', 'mag', 'maggio'],
  ['jun', 'juni', 'juin', 'junio', 'junho', 'giu', 'giugno'],
  ['jul', 'juli', 'juil', 'juillet', 'julio', 'julho', 'lug', 'luglio'],
  ['aug', 'août', 'aou', 'aoû', 'ago', 'agosto', 'augustus'],
  ['sep', 'sept', 'set', 'septembre', 'septiembre', 'setembro', 'settembre'],
  ['oct', 'okt', 'oktober', 'octobre', 'octubre', 'out', 'outubro', 'ott', 'ottobre'],
  ['nov', 'novembre', 'noviembre', 'novembro'],
  ['dec', 'dez', 'dezember', 'déc', 'décembre', 'dic', 'diciembre', 'dezembro', 'dicembre'],
];
const MONTH_NUMBERS = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
const ENGLISH = 'january february march april may june july august september october november december'.split(' ');

/** Minutes east of Greenwich. */
const ZONES = new Map<string, number>([
  ...['ut', 'utc', 'gmt', 'z', 'wet'].map((name): [string, number] => [name, 0]),
  ...['bst', 'cet', 'mez', 'met', 'wat', 'west'].map((name): [string, number] => [name, 60]),
  ...['cest', 'mesz', 'mest', 'eet', 'sast', 'cat'].map((name): [string, number] => [name, 120]),
  ...['eest', 'msk', 'eat'].map((name): [string, number] => [name, 180]),
  ['msd', 240],
  ['pkt', 300],
  ['ist', 330],
  ...['hkt', 'sgt', 'awst'].map((name): [string, number] => [name, 480]),
  ...['jst', 'kst'].map((name): [string, number] => [name, 540]),
  ['acst', 570],
  ['aest', 600],
  ['aedt', 660],
  ['nzst', 720],
  ['nzdt', 780],
  ['brt', -180],
  ['art', -180],
  ['ndt', -150],
  ['nst', -210],
  ['adt', -180],
  ['ast', -240],
  ['edt', -240],
  ['est', -300],
  ['cdt', -300],
  ['cst', -360],
  ['mdt', -360],
  ['mst', -420],
  ['pdt', -420],
  ['pst', -480],
  ['akst', -540],
  ['hst', -600],
]);

interface DateParts {
  year: number;
  month: number;
  day: number;
}

/**
 * A date of a feed in milliseconds since 1970: RFC 822 with what writers make of it (full names, missing week days,
 * seconds or zones, years of two digits), RFC 3339 and W3CDTF down to a bare year, asctime, American dates, seconds
 * since 1970. A missing zone is taken as UTC. Null when it cannot be read.
 */
export function timeOfDate(written: string | null | undefined): number | null {
  const text = written?.trim() ?? '';
  if (text === '' || text.length > 100) return null;
  return isoTime(text) ?? epochTime(text) ?? wordyTime(text);
}

function isoTime(text: string): number | null {
  const found =
    /^([+-]?\d{4})(?:-?(\d{2})(?:-?(\d{2}))?|-?(\d{3})|-?W(\d{2})(?:-?(\d))?)?(?:(?:T|\s+)\s*(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?\s*(.*))?$/i.exec(
      text,
    );
  if (found === null) return null;
  const [, year = '', month, day, ordinal, week, weekday, hour, minute, second, fraction, zone = ''] = found;
  const start = { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) };
  if (ordinal !== undefined) start.day = Number(ordinal);
  if (week !== undefined) {
    // ISO 8601: week 1 is the one with 4 January in it.
    const fourth = new Date(Date.UTC(start.year, 0, 4)).getUTCDay() || 7;
    start.day = 4 - fourth + (Number(week) - 1) * 7 + Number(weekday ?? 1);
  } else if (ordinal === undefined && !isCalendarDay(start)) {
    return null;
  }
  return timeOf(start, [hour, minute, second, fraction], zone);
}

function epochTime(text: string): number | null {
  if (!/^\d{9,10}(?:\d{3})?$/.test(text)) return null;
  return text.length > 10 ? Number(text) : Number(text) * 1000;
}

function wordyTime(text: string): number | null {
  const plain = text
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/\b(?:de|at|um|à)\b/g, ' ');
  const clock = /(?:^|[\s,t])(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?(?:\s*([ap])\.?m\b\.?)?/.exec(plain);
  const before = clock === null ? plain : plain.slice(0, clock.index);
  const after = clock === null ? '' : plain.slice(clock.index + clock[0].length);
  const date = dateOfWords(before) ?? dateOfWords(`${before} ${/\b\d{4}\b/.exec(after)?.[0] ?? ''}`);
  if (date === null || !isCalendarDay(date)) return null;
  const [, hour, minute, second, fraction, half] = clock ?? [];
  const turned =
    half === undefined || hour === undefined ? hour : String((Number(hour) % 12) + (half === 'p' ? 12 : 0));
  return timeOf(date, [turned, minute, second, fraction], after);
}

/** Day, month and year out of `Thu, 01 Jan 2004`, `January 1, 2004`, `1/31/2004`, `2004 January 1`. */
function dateOfWords(text: string): DateParts | null {
  const numeric = /^\D*?(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})\D*$/.exec(text);
  if (numeric !== null) {
    const [first, second, third] = [Number(numeric[1]), Number(numeric[2]), Number(numeric[3])];
    if ((numeric[1] ?? '').length === 4) return { year: first, month: second, day: third };
    const dayFirst = first > 12 || text.includes('.');
    return { year: fullYear(numeric[3] ?? ''), month: dayFirst ? second : first, day: dayFirst ? first : second };
  }
  const words = text.match(/\p{L}+|\d+/gu) ?? [];
  // The last one: `mar` is a week day before it is a month in `mar, 06 gen 2004`.
  const month = words.map((word) => monthOf(word)).findLast((number) => number !== null);
  if (month === undefined || month === null) return null;
  const numbers = words.filter((word) => /^\d+$/.test(word));
  const yearAt = numbers.findIndex((number) => number.length >= 4);
  const year = yearAt === -1 ? numbers[1] : numbers[yearAt];
  const day = yearAt === 0 ? numbers[1] : numbers[0];
  if (year === undefined || day === undefined || numbers.length > 2) return null;
  return { year: fullYear(year), month, day: Number(day) };
}

function monthOf(word: string): number | null {
  const known = MONTH_NUMBERS.get(word);
  if (known !== undefined) return known;
  const english = word.length < 3 ? -1 : ENGLISH.findIndex((name) => name.startsWith(word));
  return english === -1 ? null : english + 1;
}

/** RFC 2822 4.3: two digits below 50 are of this century, three digits count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length <= 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}

function timeOf(date: DateParts, clock: ReadonlyArray<string | undefined>, zone: string): number | null {
  const [hour, minute, second] = clock.map((part) => Number(part ?? 0));
  if (hour === undefined || minute === undefined || second === undefined) return null;
  // 24:00 is the end of a day and :60 a leap second: both run over into what follows.
  if (hour > 24 || minute > 59 || second > 60) return null;
  const milliseconds = Number(`0.${clock[3] ?? '0'}`) * 1000;
  const offset = zoneOffset(zone);
  const time = new Date(0);
  time.setUTCFullYear(date.year, date.month - 1, date.day);
  time.setUTCHours(hour, minute - offset, second, Math.trunc(milliseconds));
  const result = time.getTime();
  return Number.isNaN(result) ? null : result;
}

/** Minutes east of Greenwich out of `+0100`, `+01:00`, `GMT+1`, `EST`, `Z`; 0 for a zone nobody knows. */
function zoneOffset(zone: string): number {
  const numeric = /([+\-\u2212])\s*(\d{1,2}):?(\d{2})?(?!\d)/.exec(zone);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return numeric[1] === '+' ? minutes : -minutes;
  }
  return ZONES.get(/[a-z]+/.exec(zone.toLowerCase())?.[0] ?? '') ?? 0;
}

function isCalendarDay({ year, month, day }: DateParts): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return day <= date.getUTCDate();
}
