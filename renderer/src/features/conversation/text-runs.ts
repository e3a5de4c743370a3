import { linkPieces } from './linkify.ts';

export interface TextRun {
  text: string;
  href: string | null;
  /** The evidence that quotes these words, null where none does. */
  evidenceId: number | null;
  /** What these words were marked as, null where they were not. */
  given: GivenSpan | null;
  /** The marked words end here. */
  isGivenEnd: boolean;
}

export interface QuotedSpan {
  id: number;
  start: number;
  end: number;
}

/** Words that somebody gave, with the name of what they are. */
export interface GivenSpan extends QuotedSpan {
  kind: string;
}

/**
 * Cuts [start, end) of a message into runs that are drawn alike: links, words kept as evidence, words marked as given.
 * Offsets are UTF-16 code units of the whole message; the runs put together are that part of the text, unchanged.
 */
export function textRuns(
  text: string,
  start: number,
  end: number,
  spans: readonly QuotedSpan[],
  gifts: readonly GivenSpan[] = [],
): TextRun[] {
  const runs: TextRun[] = [];
  let at = start;
  for (const piece of linkPieces(text.slice(start, end))) {
    const pieceEnd = at + piece.text.length;
    while (at < pieceEnd) {
      const quoted = spanAt(spans, at);
      const given = spanAt(gifts, at);
      const next = Math.min(pieceEnd, limitOf(spans, quoted, at), limitOf(gifts, given, at));
      runs.push({
        text: text.slice(at, next),
        href: piece.href,
        evidenceId: quoted?.id ?? null,
        given: given ?? null,
        isGivenEnd: given?.end === next,
      });
      at = next;
    }
  }
  return runs;
}

function spanAt<Span extends QuotedSpan>(spans: readonly Span[], at: number): Span | undefined {
  return spans.find((span) => span.start <= at && at < span.end);
}

/** Where what holds at a place ends: the end of its span, else where the next one begins. */
function limitOf(spans: readonly QuotedSpan[], inside: QuotedSpan | undefined, at: number): number {
  if (inside !== undefined) return inside.end;
  return Math.min(...spans.map((span) => span.start).filter((limit) => limit > at));
}
