import { linkPieces } from './linkify.ts';

export interface TextRun {
  text: string;
  href: string | null;
  /** The evidence that quotes these words, null where none does. */
  evidenceId: number | null;
}

export interface QuotedSpan {
  id: number;
  start: number;
  end: number;
}

/**
 * Cuts [start, end) of a message into runs that are drawn alike: links, and words kept as evidence.
 * Offsets are UTF-16 code units of the whole message; the runs put together are that part of the text, unchanged.
 */
export function textRuns(text: string, start: number, end: number, spans: QuotedSpan[]): TextRun[] {
  const runs: TextRun[] = [];
  let at = start;
  for (const piece of linkPieces(text.slice(start, end))) {
    const pieceEnd = at + piece.text.length;
    while (at < pieceEnd) {
      const inside = spans.find((span) => span.start <= at && at < span.end);
      const limits = inside === undefined ? spans.map((span) => span.start) : [inside.end];
      const next = Math.min(pieceEnd, ...limits.filter((limit) => limit > at));
      runs.push({ text: text.slice(at, next), href: piece.href, evidenceId: inside?.id ?? null });
      at = next;
    }
  }
  return runs;
}
