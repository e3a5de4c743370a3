/** Mail is wrapped at 78 characters or fewer (RFC 5322, 2.1.1; RFC 3676, 4.2); some programs take 80. */
const widest = 80;
/** Narrower lines are meant: a poem, an address, a table. */
const narrowest = 60;

/** What begins a line that nobody wrapped: an indentation, a list, a quotation, a heading, code. */
const ownLine = /^(?:[\s>|#$%{}<=~_*+•·–—-]|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|https?:|$)/iu;
/** Columns, or code. */
const set = /[^\s.!?:] {2,}\S|\t|[{};]$/;

/**
 * A text whose lines were broken at a fixed width, with a space for each such break: it flows again in whatever room there is.
 * A paragraph flows where none of its lines had room for the next word; every other break was meant. Offsets stay what they were.
 */
export function unwrapped(text: string): string {
  const lines = text.split('\n');
  const flows = new Set<number>();
  for (let first = 0; first < lines.length; first += 1) {
    let last = first - 1;
    while (last + 1 < lines.length && isProse(lines[last + 1]!)) last += 1;
    if (isWrapped(lines.slice(first, last + 1))) for (let at = first; at < last; at += 1) flows.add(at);
    first = Math.max(first, last);
  }
  if (flows.size === 0) return text;
  return lines.map((line, at) => (at === lines.length - 1 ? line : line + (flows.has(at) ? ' ' : '\n'))).join('');
}

function isProse(line: string): boolean {
  return !ownLine.test(line) && !set.test(line.trimEnd());
}

/** @param lines of one paragraph */
function isWrapped(lines: readonly string[]): boolean {
  const lengths = lines.map((line) => line.trimEnd().length);
  const width = Math.max(0, ...lengths);
  if (lines.length < 2 || width < narrowest || width > widest) return false;
  return lengths.every((length, at) => {
    const next = lines[at + 1];
    return next === undefined || length + 1 + /^\S+/.exec(next)![0].length > width;
  });
}
