/** Characters that turn the direction of words around or hide where they do: embeddings, overrides and isolates. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;
const CONTROL = /[\u0000-\u0008\u000b-\u001f]/g;
const UNSHOWABLE = /[\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Words as they can be printed: `\n` line ends, tabs kept, control characters as the pictures that Unicode has for them,
 * and nothing that would make the words behind them read in another order than they are written.
 */
export function printableText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(DIRECTION, '')
    .replace(CONTROL, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(UNSHOWABLE, '\ufffd');
}

/** The same on one line. */
export function printableLine(text: string): string {
  return printableText(text).replace(/\s+/g, ' ').trim();
}

/** The address in normal form when it is http or https, else null. */
export function webLink(url: string | null): URL | null {
  if (url === null || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : null;
}

/** How dates are written in an export. */
export interface DateSetting {
  /** A BCP 47 tag such as `en-GB`; also the language of the document. */
  locale: string;
  /** An IANA name such as `Europe/Berlin`. */
  timeZone: string;
}

/** A day such as `11 October 2011`, and the moment for machines; null for a date that no calendar has. */
export function writtenDate(date: number, { locale, timeZone }: DateSetting): { day: string; iso: string } | null {
  const moment = new Date(date);
  if (Number.isNaN(moment.getTime())) return null;
  return {
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(moment),
    iso: moment.toISOString(),
  };
}

/** A moment such as `11 October 2011 at 09:12`, `unknown` for one that no calendar has. */
export function writtenMoment(time: number, { locale, timeZone }: DateSetting): string {
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime())) return 'unknown';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(moment);
}

/** Stands before what a report leans on and nobody knows for certain yet. */
export const leaningLead = 'This report leans on what we still hold in suspension:';
