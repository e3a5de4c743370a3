/** Where the words stand in a text, ignoring case and accents: [start, end) in UTF-16 code units. */
export function hitRanges(text: string, words: string[]): [number, number][] {
  const wanted = new Set(words.map(folded).filter((word) => word !== ''));
  if (wanted.size === 0) return [];
  const ranges: [number, number][] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (wanted.has(folded(match[0]))) ranges.push([match.index, match.index + match[0].length]);
  }
  return ranges;
}

/** The words that a search hit marks in its snippet, each once. */
export function markedWords(snippet: string, marks: [number, number][]): string[] {
  const words = marks.flatMap(([start, end]) => snippet.slice(start, end).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []);
  return [...new Set(words)];
}

function folded(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
