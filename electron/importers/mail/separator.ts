import { parseMailDate } from '../../../shared/model/mail-date.ts';

/** Enough of a line to tell whether it separates two messages. */
export const LONGEST_SEPARATOR = 1_000;

const WEEKDAY = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?';
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?`;
const ZONE = String.raw`(?:[+-]\d{4}|[a-z]{1,7}(?:[+-]\d{1,4})?(?:\s+dst)?)`;
const YEAR = String.raw`\d{4}`;
/** `Thu Sep 13 12:30:05 2001`, with a zone on either side of the year, without seconds, or as in a mail header. */
const ASCTIME = String.raw`(?:${WEEKDAY}\s+)?${MONTH}\s+\d{1,2},?\s+${TIME}(?:\s+${ZONE}){0,2}\s+${YEAR}(?:\s+${ZONE}){0,2}`;
const YEAR_FIRST = String.raw`${WEEKDAY}\s+${MONTH}\s+\d{1,2},?\s+${YEAR}\s+${TIME}(?:\s+${ZONE})?`;
const HEADER_DATE = String.raw`(?:${WEEKDAY}\s+)?\d{1,2}[ -]${MONTH}[ -]\d{2,4}\s+${TIME}(?:\s+${ZONE})?(?:\s+\([a-z ]{1,20}\))?`;
const ISO_DATE = String.raw`${YEAR}-\d{2}-\d{2}[t ]${TIME}(?:z|\s*[+-]\d{2}:?\d{2})?`;
const DATED = new RegExp(
  String.raw`^From\s+(?:.{0,400}?\s)?((?:${ASCTIME})|(?:${YEAR_FIRST})|(?:${HEADER_DATE})|(?:${ISO_DATE}))(?:\s+remote from \S+)?\s*$`,
  'i',
);
/** Written without a date by Netscape (`From -`) and by takeouts of web mail (`From 1844@xxx`). */
const UNDATED = /^From (?:-|\S{1,200}@\S{1,200})\s*$/;
const FIELD = /^[A-Za-z][A-Za-z0-9-]{0,70}:/;

export interface Separator {
  /** Milliseconds since 1970; null for a separator without a date. */
  date: number | null;
  /** Written by `git format-patch`, which gives every patch the same date. */
  isPatch: boolean;
}

const PATCH = /^From [0-9a-f]{40} Mon Sep 17 00:00:00 2001\s*$/;

/**
 * Whether `line` separates messages of a mailbox, null when it only begins with the word. `next` is the line after it
 * and `afterBlank` whether it stands at the start or after an empty line: a dated line needs one of the two to agree,
 * one without a date needs header fields below it.
 */
export function separatorOf(line: string, next: string, afterBlank: boolean): Separator | null {
  if (!line.startsWith('From ')) return null;
  const fieldFollows = FIELD.test(next) || next.startsWith('>From ');
  const date = DATED.exec(line.trimEnd())?.[1];
  if (date !== undefined)
    return afterBlank || fieldFollows ? { date: parseMailDate(date), isPatch: PATCH.test(line) } : null;
  if (!UNDATED.test(line) || !fieldFollows) return null;
  return afterBlank || line.trimEnd() === 'From -' ? { date: null, isPatch: false } : null;
}
