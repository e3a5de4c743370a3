/**
 * The little Markdown of reports. Blocks: paragraphs with empty lines between them, lists of lines that begin with `- `.
 * Inside a line: `**strong**`, `*emphasis*`, `` `code` ``, `[words](https://address)`; marks do not nest, and what is not
 * closed on its line stands as it was typed. Everything else is plain text; there is no HTML.
 */
export type TextBlock = { type: 'paragraph'; lines: TextSpan[][] } | { type: 'list'; items: TextSpan[][] };

export type TextSpan =
  { type: 'plain' | 'strong' | 'emphasis' | 'code'; text: string } | { type: 'link'; text: string; url: string };

const MARK =
  /`([^`]+)`|\*\*(?=\S)([^*]+)(?<=\S)\*\*|\*(?=\S)([^*]+)(?<=\S)\*|\[([^[\]]+)\]\((https?:\/\/[^\s()<>[\]]+)\)/g;
const ITEM = /^\s*- +/;

/** The blocks of a text. Linear in its length. */
export function textBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let open: TextBlock | null = null;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const item = ITEM.exec(line);
    if (line.trim() === '') {
      open = null;
    } else if (item !== null) {
      if (open?.type !== 'list') blocks.push((open = { type: 'list', items: [] }));
      open.items.push(textSpans(line.slice(item[0].length)));
    } else {
      if (open?.type !== 'paragraph') blocks.push((open = { type: 'paragraph', lines: [] }));
      open.lines.push(textSpans(line.trim()));
    }
  }
  return blocks;
}

/** The marked and unmarked stretches of one line, none of them empty. */
export function textSpans(line: string): TextSpan[] {
  const spans: TextSpan[] = [];
  let at = 0;
  for (const found of line.matchAll(MARK)) {
    if (found.index > at) spans.push({ type: 'plain', text: line.slice(at, found.index) });
    const [whole, code, strong, emphasis, link = '', url = ''] = found;
    if (code !== undefined) spans.push({ type: 'code', text: code });
    else if (strong !== undefined) spans.push({ type: 'strong', text: strong });
    else if (emphasis !== undefined) spans.push({ type: 'emphasis', text: emphasis });
    else spans.push({ type: 'link', text: link, url });
    at = found.index + whole.length;
  }
  if (at < line.length) spans.push({ type: 'plain', text: line.slice(at) });
  return spans;
}
