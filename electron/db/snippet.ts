const length = 160;
const quotedLine = /^\s*(?:[>|]|On .+ wrote:$)/;

/** The first own words of a message on one line, at most 160 UTF-16 code units. */
export function snippetOf(text: string): string {
  let snippet = '';
  const last = Math.min(text.length, 4000);
  for (let start = 0; start <= last;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? last : Math.min(newline, last);
    const words = text.slice(start, end).trim();
    start = end + 1;
    if (words === '' || quotedLine.test(words)) continue;
    if (words === '--') break;
    snippet += (snippet === '' ? '' : ' ') + words.replace(/\s+/g, ' ');
    if (snippet.length >= length) break;
  }
  return snippet.slice(0, length).toWellFormed();
}

const longestTitle = 80;

/** A title for a conversation whose first message has no subject: its first words. */
export function titleFrom(snippet: string): string {
  if (snippet.length <= longestTitle) return snippet;
  const cut = snippet.slice(0, longestTitle).replace(/\s+\S*$/, '');
  return `${cut.toWellFormed()} …`;
}
