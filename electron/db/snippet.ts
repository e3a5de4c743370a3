const length = 160;
const quotedLine = /^\s*(?:[>|]|On .+ wrote:$)/;

/** The first own words of a message on one line, at most 160 UTF-16 code units. */
export function snippetOf(text: string): string {
  let snippet = '';
  for (const line of text.slice(0, 4000).split('\n')) {
    const words = line.trim();
    if (words === '' || quotedLine.test(words)) continue;
    if (words === '--') break;
    snippet += (snippet === '' ? '' : ' ') + words.replace(/\s+/g, ' ');
    if (snippet.length >= length) break;
  }
  return snippet.slice(0, length).toWellFormed();
}
