import { printableLine, printableText } from './plain-parts.ts';

/** Characters that can mean something anywhere in a line (CommonMark, GitHub tables, strike-through and formulas). */
const ANYWHERE = /[\\`*_[\]<>&|~$]/g;
/** What means something only where a line begins: headings, lists, rules, underlines of headings, fences. */
const AT_START = /^(?:[#+=:-]|\d{1,9}(?=[.)]))/;

/** Words that begin a line, as text: white space before them would make them code, so it becomes white space that stays. */
export function line(text: string): string {
  const words = text.trimStart();
  const indent = text
    .slice(0, text.length - words.length)
    .replaceAll('\t', '    ')
    .replace(/\s/g, '\u00a0');
  const start = indent === '' ? (AT_START.exec(words)?.[0] ?? '') : '';
  const kept = start === '' ? '' : /^\d/.test(start) ? `${start}\\` : `\\${start}`;
  return indent + kept + plain(words.slice(start.length));
}

/** Words of a heading, as text. A `#` at the end of a heading would count as its closing mark. */
export function heading(text: string): string {
  return plain(printableLine(text)).replace(/#+$/, '\\$&');
}

/** Words within a line, as text. */
export function plain(text: string): string {
  return text.replace(ANYWHERE, '\\$&');
}

/** Words of any length, as text: paragraphs stay paragraphs, lines stay lines. */
export function wholeText(text: string): string {
  return printableText(text)
    .trim()
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((paragraph) => paragraph.split('\n').map(line).join('\\\n'))
    .join('\n\n');
}

/** The same as a quotation. */
export function quotation(markdown: string): string {
  return markdown.replace(/^/gm, '> ').replace(/^> $/gm, '>');
}
