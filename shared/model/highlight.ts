import type { Query } from './search-grammar.ts';
import { eachWord, foldedWords, isPlainWordCharacter, wordsOf, type Word } from './words.ts';

/** What is marked in a text: the folded words of one term in a row; the last one may be a prefix. */
export interface Needle {
  tokens: string[];
  prefix: boolean;
}

const plain = /^[\x00-\x7f]*$/;

/** The needles of a query: every term that must hold, the excluded ones left out. */
export function needlesOf(query: Query): Needle[] {
  return query.alternatives.flat().flatMap((term) => {
    if (term.type !== 'text' || term.negated) return [];
    const tokens = foldedWords(term.words);
    return tokens.length > 0 ? [{ tokens, prefix: term.prefix }] : [];
  });
}

/** Ranges of `text` that the needles match, [start, end) in UTF-16 code units, in order, without overlap. */
export function matchRanges(text: string, needles: readonly Needle[]): [number, number][] {
  if (needles.length === 0) return [];
  if (needles.every((needle) => needle.tokens.length === 1) && plain.test(text)) return plainRanges(text, needles);
  const tokens = wordsOf(text);
  const ranges: [number, number][] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    let longest = 0;
    for (const needle of needles) {
      if (needle.tokens.length > longest && matchesAt(tokens, at, needle)) longest = needle.tokens.length;
    }
    if (longest === 0) continue;
    ranges.push([tokens[at]!.start, tokens[at + longest - 1]!.end]);
    at += longest - 1;
  }
  return ranges;
}

function matchesAt(tokens: readonly Word[], at: number, needle: Needle): boolean {
  const last = needle.tokens.length - 1;
  for (let index = 0; index <= last; index += 1) {
    const folded = tokens[at + index]?.folded;
    if (folded === undefined) return false;
    const wanted = needle.tokens[index]!;
    if (needle.prefix && index === last ? !folded.startsWith(wanted) : folded !== wanted) return false;
  }
  return true;
}

/** Single words in plain text are found by their letters, which takes a fraction of reading every word. */
function plainRanges(text: string, needles: readonly Needle[]): [number, number][] {
  const folded = text.toLowerCase();
  const ranges: [number, number][] = [];
  for (let from = 0; ;) {
    const start = firstInFolded(folded, needles, { from, limit: folded.length });
    if (start === -1) return ranges;
    let end = start;
    while (end < folded.length && isPlainWordCharacter(folded.charCodeAt(end))) end += 1;
    ranges.push([start, end]);
    from = end;
  }
}

/** Where the first match begins, -1 for none: as `matchRanges`, without reading further than needed. */
export function firstMatch(text: string, needles: readonly Needle[]): number {
  return plain.test(text) ? firstInPlainText(text, needles) : firstInWords(text, needles);
}

/** The words of a text that is not plain are read one by one until they match. */
function firstInWords(text: string, needles: readonly Needle[]): number {
  const longest = needles.reduce((most, needle) => Math.max(most, needle.tokens.length), 0);
  const window: Word[] = [];
  const matches = (): boolean => needles.some((needle) => matchesAt(window, 0, needle));
  for (const word of eachWord(text)) {
    window.push(word);
    if (window.length < longest) continue;
    if (matches()) return window[0]!.start;
    window.shift();
  }
  for (; window.length > 0; window.shift()) if (matches()) return window[0]!.start;
  return -1;
}

/** How much of a plain text is folded at a time: most matches stand near the beginning. */
const stretch = 512;

function firstInPlainText(text: string, needles: readonly Needle[]): number {
  if (text.length > 2 * stretch) {
    const range = { from: 0, limit: stretch };
    const head = firstInFolded(text.slice(0, 2 * stretch).toLowerCase(), needles, range);
    if (head !== -1) return head;
  }
  return firstInFolded(text.toLowerCase(), needles, { from: 0, limit: text.length });
}

/** Where matches may begin: behind `limit` they do not count, as what follows them may have been cut off. */
interface Range {
  from: number;
  limit: number;
}

function firstInFolded(folded: string, needles: readonly Needle[], range: Range): number {
  let first = -1;
  for (const needle of needles) {
    const at = firstMatchOf(folded, needle, range);
    if (at !== -1 && (first === -1 || at < first)) first = at;
  }
  return first;
}

/** In plain text a word is found by its letters first, and its neighbours are looked at after. */
function firstMatchOf(folded: string, needle: Needle, { from, limit }: Range): number {
  const [head] = needle.tokens;
  if (head === undefined) return -1;
  for (let at = folded.indexOf(head, from); at !== -1 && at < limit; at = folded.indexOf(head, at + 1)) {
    if (at > 0 && isPlainWordCharacter(folded.charCodeAt(at - 1))) continue;
    if (standsAt(folded, at, needle)) return at;
  }
  return -1;
}

/** Whether the words of a needle follow each other from here, with anything but letters and digits between them. */
function standsAt(folded: string, start: number, { tokens, prefix }: Needle): boolean {
  let at = start;
  for (let index = 0; index < tokens.length; index += 1) {
    while (index > 0 && at < folded.length && !isPlainWordCharacter(folded.charCodeAt(at))) at += 1;
    if (!folded.startsWith(tokens[index]!, at)) return false;
    at += tokens[index]!.length;
    const isOpen = prefix && index === tokens.length - 1;
    if (!isOpen && at < folded.length && isPlainWordCharacter(folded.charCodeAt(at))) return false;
  }
  return true;
}

/**
 * A stretch of the text around its first match, on one line.
 * @param length about how many UTF-16 code units
 */
export function markedSnippet(
  text: string,
  needles: readonly Needle[],
  length: number,
): { snippet: string; marks: [number, number][] } {
  const first = firstMatch(text, needles);
  let start = Math.max(0, first - Math.floor(length / 3));
  if (start > 0) {
    const gap = text.slice(start, first).search(/\s/);
    if (gap !== -1) start += gap + 1;
  }
  const body = text
    .slice(start, start + length)
    .replace(/[^\S ]+ *| {2,}/g, ' ')
    .trim();
  const before = start > 0 ? '… ' : '';
  const marks = first === -1 ? [] : matchRanges(body, needles);
  for (const mark of marks) {
    mark[0] += before.length;
    mark[1] += before.length;
  }
  return { snippet: `${before}${body}${start + length < text.length ? ' …' : ''}`, marks };
}
