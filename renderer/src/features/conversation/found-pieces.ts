export interface FoundPiece {
  text: string;
  /** Which find it is, counted from 0; null between finds. */
  found: number | null;
}

/** More are not marked: whoever looks for one letter needs no ten thousand marks. */
const mostFound = 2000;

/** Cuts a text where words stand in it, whatever their case. The pieces put together are the text. */
export function foundPieces(whole: string, words: string): { pieces: FoundPiece[]; count: number } {
  const wanted = words.trim();
  const pieces: FoundPiece[] = [];
  let count = 0;
  let at = 0;
  if (wanted !== '') {
    // Case folding by the expression keeps offsets, which lower-casing the text does not.
    const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu');
    for (const match of whole.matchAll(pattern)) {
      if (count >= mostFound) break;
      if (match.index > at) pieces.push({ text: whole.slice(at, match.index), found: null });
      pieces.push({ text: match[0], found: count });
      count += 1;
      at = match.index + match[0].length;
    }
  }
  if (at < whole.length) pieces.push({ text: whole.slice(at), found: null });
  return { pieces, count };
}
