import type { Query } from './search-grammar.ts';

/** What is marked in a text: the folded tokens of one term in a row; the last one may be a prefix. */
export interface Needle {
  tokens: string[];
  prefix: boolean;
}

interface Token {
  folded: string;
  start: number;
  end: number;
}

const word = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;

const plain = /^[\x00-\x7f]*$/;

/** Lower case without diacritics, as the text index folds words. */
function foldedWord(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(word)) {
    found.push({ folded: foldedWord(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The needles of a query: every term that must hold, the excluded ones left out. */
export function needlesOf(query: Query): Needle[] {
  return query.alternatives.flat().flatMap((term) => {
    if (term.type !== 'text' || term.negated) return [];
    const tokens = tokensOf(term.words).map((token) => token.folded);
    return tokens.length > 0 ? [{ tokens, prefix: term.prefix }] : [];
  });
}

/** Ranges of `text` that the needles match, [start, end) in UTF-16 code units, in order, without overlap. */
export function matchRanges(text: string, needles: readonly Needle[]): [number, number][] {
  if (needles.length === 0) return [];
  const tokens = tokensOf(text);
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

function matchesAt(tokens: readonly Token[], at: number, needle: Needle): boolean {
  const last = needle.tokens.length - 1;
  return needle.tokens.every((wanted, index) => {
    const folded = tokens[at + index]?.folded;
    if (folded === undefined) return false;
    return needle.prefix && index === last ? folded.startsWith(wanted) : folded === wanted;
  });
}

/** Where the first match begins, -1 for none: as `matchRanges`, without reading further than needed. */
export function firstMatch(text: string, needles: readonly Needle[]): number {
  if (!plain.test(text)) return matchRanges(text, needles)[0]?.[0] ?? -1;
  const folded = text.toLowerCase();
  let first = -1;
  for (const needle of needles) {
    const at = firstMatchOf(folded, needle);
    if (at !== -1 && (first === -1 || at < first)) first = at;
  }
  return first;
}

const wordCharacter = /[a-z0-9]/;

/** In ASCII text a word is found by its letters first, and its neighbours are looked at after. */
function firstMatchOf(folded: string, needle: Needle): number {
  const [head] = needle.tokens;
  if (head === undefined || !plain.test(head)) return -1;
  for (let at = folded.indexOf(head); at !== -1; at = folded.indexOf(head, at + 1)) {
    if (at > 0 && wordCharacter.test(folded[at - 1]!)) continue;
    if (needle.tokens.length === 1) {
      if (needle.prefix || !wordCharacter.test(folded[at + head.length] ?? ' ')) return at;
    } else if (matchesAt(tokensOf(folded.slice(at, at + spanOf(needle))), 0, needle)) {
      return at;
    }
  }
  return -1;
}

/** More than the words of a phrase take up with what usually stands between them. */
function spanOf(needle: Needle): number {
  return needle.tokens.reduce((length, token) => length + token.length + 200, 0);
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
    const space = text.slice(start, first).search(/\s/);
    if (space !== -1) start += space + 1;
  }
  const body = text
    .slice(start, start + length)
    .replace(/\s+/g, ' ')
    .trim();
  const snippet = `${start > 0 ? '… ' : ''}${body}${start + length < text.length ? ' …' : ''}`;
  return { snippet, marks: matchRanges(snippet, needles) };
}
