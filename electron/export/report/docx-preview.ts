import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { escaped } from '../html-page.ts';

/** What a paragraph is drawn as, by the name of its style. */
const tags: Record<string, string> = {
  Title: 'h1',
  Heading1: 'h2',
  Heading2: 'h3',
  Heading3: 'h4',
};

const style = `body { margin: 0 auto; max-width: 44rem; padding: 2.5rem 2rem; font: 16px/1.55 Georgia, serif; color: #1d1b18; background: #fff; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; margin: 1.5em 0 0.5em; } h1 { margin-top: 0; }
p { margin: 0 0 0.8em; white-space: pre-wrap; } p.item { margin-inline-start: 1.4rem; } p.item::before { content: '\\2022\\00a0'; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; } td { border: 1px solid #d8d3c8; padding: 0.5rem 0.7rem; vertical-align: top; }
td > :last-child { margin-bottom: 0; } img { max-width: 100%; height: auto; } a { color: #0f5e5a; }
.style { float: right; margin-inline-start: 1rem; font: 11px/2 Helvetica, Arial, sans-serif; color: #757067; }`;

/**
 * A Word document as a page: its real words, headings, tables, links and pictures, read back from the file, with the name of the
 * style of each paragraph that is not plain text (ECMA-376, WordprocessingML).
 */
export function docxPage(bytes: Uint8Array): string {
  const files = unzipSync(bytes);
  const text = (path: string): string => new TextDecoder().decode(files[path]);
  const relations = relationsOf(text('word/_rels/document.xml.rels'));
  let html = '';
  let isWords = false;
  let paragraph: { style: string; item: boolean; words: string } | null = null;
  let run = { strong: false, em: false };
  let alt = '';
  const close = (): void => {
    if (paragraph === null) return;
    const { style: name, item, words } = paragraph;
    const tag = tags[name] ?? 'p';
    const sign = name === '' || tag !== 'p' ? '' : `<span class="style">${escaped(name)}</span>`;
    if (words !== '') html += `<${tag}${item ? ' class="item"' : ''} dir="auto">${sign}${words}</${tag}>\n`;
    paragraph = null;
  };
  const say = (words: string): void => {
    if (paragraph !== null) paragraph.words += words;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const value = attributes['w:val'] ?? '';
        const isOn = value !== '0' && value !== 'false';
        if (name === 'w:p') paragraph = { style: '', item: false, words: '' };
        else if (name === 'w:pStyle' && paragraph !== null) paragraph.style = value;
        else if (name === 'w:numPr' && paragraph !== null) paragraph.item = true;
        else if (name === 'w:r') run = { strong: false, em: false };
        else if (name === 'w:b') run.strong = isOn;
        else if (name === 'w:i') run.em = isOn;
        else if (name === 'w:t') isWords = true;
        else if (name === 'w:br' && attributes['w:type'] !== 'page') say('<br>');
        else if (name === 'w:tab') say('\t');
        else if (name === 'w:tbl') html += '<table>';
        else if (name === 'w:tr') html += '<tr>';
        else if (name === 'w:tc') html += '<td>';
        else if (name === 'w:hyperlink') {
          const target = relations.get(attributes['r:id'] ?? '') ?? '';
          say(/^(?:https?|mailto):/i.test(target) ? `<a href="${escaped(target)}">` : '<a>');
        } else if (name === 'wp:docPr') alt = attributes['descr'] ?? '';
        else if (name === 'a:blip') say(pictureOf(relations.get(attributes['r:embed'] ?? ''), files, alt));
      },
      ontext(words) {
        if (!isWords) return;
        let marked = escaped(words);
        if (run.em) marked = `<em>${marked}</em>`;
        if (run.strong) marked = `<strong>${marked}</strong>`;
        say(marked);
      },
      onclosetag(name) {
        if (name === 'w:t') isWords = false;
        else if (name === 'w:p') close();
        else if (name === 'w:hyperlink') say('</a>');
        else if (name === 'w:tbl') html += '</table>\n';
        else if (name === 'w:tr') html += '</tr>';
        else if (name === 'w:tc') html += '</td>';
      },
    },
    { xmlMode: true },
  );
  parser.end(text('word/document.xml'));
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Word</title><style>${style}</style></head>
<body>
${html}</body>
</html>
`;
}

function relationsOf(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  const parser = new Parser(
    { onopentag: (name, { Id, Target }) => void (name === 'Relationship' && Id && Target && found.set(Id, Target)) },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
}

function pictureOf(target: string | undefined, files: Record<string, Uint8Array>, alt: string): string {
  const bytes = target === undefined ? undefined : files[`word/${target.replace(/^\//, '')}`];
  if (bytes === undefined) return '';
  const ending = target!.slice(target!.lastIndexOf('.') + 1).toLowerCase();
  const mime = ending === 'jpg' ? 'image/jpeg' : `image/${ending.replace(/[^a-z]/g, '')}`;
  return `<img src="data:${mime};base64,${Buffer.from(bytes).toString('base64')}" alt="${escaped(alt)}">`;
}
