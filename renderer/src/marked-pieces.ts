export interface MarkedPiece {
  text: string;
  marked: boolean;
}

/** Words before the first mark that stay in sight, in characters. */
const lead = 28;

/** The snippet begun shortly before its first mark, so that the mark is in sight on a short line. */
export function nearFirstMark(
  snippet: string,
  marks: [number, number][],
): { snippet: string; marks: [number, number][] } {
  const first = Math.min(...marks.map(([start]) => start));
  if (!Number.isFinite(first) || first <= lead) return { snippet, marks };
  const space = snippet.lastIndexOf(' ', first - lead);
  const from = space === -1 ? first - lead : space + 1;
  const shift = from - 2;
  return { snippet: `… ${snippet.slice(from)}`, marks: marks.map(([start, end]) => [start - shift, end - shift]) };
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
