export interface MarkedPiece {
  text: string;
  marked: boolean;
}

/** Cuts a snippet at its marks. The pieces put together are the snippet, whatever the marks say. */
export function markedPieces(snippet: string, marks: [number, number][]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const [start, end] of marks.toSorted((one, other) => one[0] - other[0])) {
    const from = Math.max(at, start);
    const to = Math.min(snippet.length, end);
    if (to <= from) continue;
    if (from > at) pieces.push({ text: snippet.slice(at, from), marked: false });
    pieces.push({ text: snippet.slice(from, to), marked: true });
    at = to;
  }
  if (at < snippet.length) pieces.push({ text: snippet.slice(at), marked: false });
  return pieces;
}
