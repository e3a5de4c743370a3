export interface TextPiece {
  text: string;
  /** The address that the piece stands for, null for plain words. */
  href: string | null;
}

const address = /\b(?:https?:\/\/|mailto:|www\.)[^\s<>"“”«»]+|\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+\b/giu;
const closers: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Drops what belongs to the sentence around an address: full stops, quotes, brackets that it did not open. */
function trimmedLength(found: string): number {
  const counts = new Map<string, number>();
  for (const character of found) {
    if ('()[]{}'.includes(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found[end - 1]!;
    const opener = closers[last];
    if (opener !== undefined) {
      const closed = counts.get(last) ?? 0;
      if (closed <= (counts.get(opener) ?? 0)) break;
      counts.set(last, closed - 1);
    } else if (!".,;:!?'’*_".includes(last)) break;
  }
  return end;
}

function hrefOf(found: string): string | null {
  const href = /^(?:https?:|mailto:)/i.test(found)
    ? found
    : /^www\./i.test(found)
      ? `https://${found}`
      : `mailto:${found}`;
  return URL.canParse(href) ? href : null;
}

/** Cuts plain text into words and web or mail addresses. The pieces put together are the text, unchanged. */
export function linkPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    const found = match[0].slice(0, trimmedLength(match[0]));
    const href = hrefOf(found);
    if (href === null) continue;
    if (match.index > done) pieces.push({ text: text.slice(done, match.index), href: null });
    pieces.push({ text: found, href });
    done = match.index + found.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), href: null });
  return pieces;
}
