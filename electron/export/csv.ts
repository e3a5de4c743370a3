import { printableText } from './plain-parts.ts';

/** Rows as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read it as such). */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A spreadsheet takes a cell that begins so for a formula, whatever stands in quotation marks. */
const FORMULA = /^[\s'"]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/;

/** One cell, always in quotation marks; what could be run as a formula begins with an apostrophe. */
function cell(words: string): string {
  const shown = printableText(words);
  const text = FORMULA.test(shown) || /^[\t\n]/.test(shown) ? `'${shown}` : shown;
  return `"${text.replaceAll('"', '""')}"`;
}
