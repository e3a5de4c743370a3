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

/** Lower case without diacritics, as the text index folds words. */
export function foldedWord(text: string): string {
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

/**
 * A stretch of the text around its first match, on one line.
 * @param length about how many UTF-16 code units
 */
export function markedSnippet(
  text: string,
  needles: readonly Needle[],
  length: number,
): { snippet: string; marks: [number, number][] } {
  const first = matchRanges(text, needles)[0];
  let start = first ? Math.max(0, first[0] - Math.floor(length / 3)) : 0;
  if (start > 0) {
    const space = text.slice(start, first![0]).search(/\s/);
    if (space !== -1) start += space + 1;
  }
  const body = text
    .slice(start, start + length)
    .replace(/\s+/g, ' ')
    .trim();
  const snippet = `${start > 0 ? '… ' : ''}${body}${start + length < text.length ? ' …' : ''}`;
  return { snippet, marks: matchRanges(snippet, needles) };
}
