import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { headerText } from '../../../electron/importers/mail/header-text.ts';
import { readHeaders } from '../../../electron/importers/mail/headers.ts';
import { readParts, type MailPart } from '../../../electron/importers/mail/mime-tree.ts';
import type { ReportFormat } from '../../../shared/model/report-formats.ts';

/** What somebody reads in an exported file, each stretch of text by itself. */
export async function textsOf(format: ReportFormat, bytes: Uint8Array): Promise<string[]> {
  switch (format) {
    case 'html':
      return htmlTexts(utf8(bytes));
    case 'md':
      return [markdownText(utf8(bytes))];
    case 'txt':
      return [utf8(bytes)];
    case 'csv':
      return csvCells(utf8(bytes)).flat();
    case 'eml':
      return mailTexts(Buffer.from(bytes));
    case 'docx':
      return docxTexts(bytes);
    case 'xlsx':
      return xlsxTexts(bytes);
    case 'zip': {
      const all = await Promise.all(
        Object.entries(unzipSync(bytes)).map(([path, file]) => {
          const ending = path.slice(path.lastIndexOf('.') + 1) as ReportFormat;
          return /^(?:html|md|txt|csv|eml|docx|xlsx)$/.test(ending) ? textsOf(ending, file) : [path];
        }),
      );
      return all.flat();
    }
    default:
      throw new Error(`${format} is read otherwise`);
  }
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** The text of every element, and what is said in place of pictures. */
function htmlTexts(html: string): string[] {
  const texts: string[] = [''];
  let hidden = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'style') hidden += 1;
      if (attributes['alt'] !== undefined) texts.push(attributes['alt']);
      if (attributes['href'] !== undefined) texts.push(attributes['href']);
      if (!inline.has(name)) texts.push('');
    },
    ontext(text) {
      if (hidden === 0) texts[texts.length - 1] += text;
    },
    onclosetag(name) {
      if (name === 'style') hidden -= 1;
      if (!inline.has(name)) texts.push('');
    },
  });
  parser.end(html);
  return texts;
}

const inline = new Set(['br', 'strong', 'em', 'code', 'a', 'span', 'bdi', 'b', 'i', 'cite', 'time']);

function markdownText(markdown: string): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\\$/gm, '')
    .replace(/^(?:> ?)+/gm, '');
}

/** Rows and cells of RFC 4180; an apostrophe before what could be a formula is how it is kept from being one. */
function csvCells(csv: string): string[][] {
  return csv
    .replace(/^\ufeff/, '')
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .filter((line) => line !== '')
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell!.replaceAll('""', '"')));
}

function mailTexts(bytes: Buffer): string[] {
  const headers = readHeaders(bytes, 1_000_000)!;
  const subject = /^subject: (.*(?:\r\n[ \t].*)*)/im.exec(bytes.toString('latin1'))?.[1] ?? '';
  const partTexts = (part: MailPart): string[] => {
    if (part.type === 'text/plain') return [part.content.toString('utf8')];
    if (part.type === 'text/html') return htmlTexts(part.content.toString('utf8'));
    return part.children.flatMap(partTexts);
  };
  return [headerText(subject), ...partTexts(readParts(bytes, headers))];
}

/** The words of each paragraph, the addresses of links and what is said in place of pictures. */
function docxTexts(bytes: Uint8Array): string[] {
  const files = unzipSync(bytes);
  const texts: string[] = [''];
  for (const [path, file] of Object.entries(files)) {
    if (!/\.(?:xml|rels)$/.test(path)) continue;
    let isText = false;
    const parser = new Parser(
      {
        onopentag(name, attributes) {
          if (name === 'w:p') texts.push('');
          if (name === 'w:br') texts[texts.length - 1] += '\n';
          if (attributes['descr'] !== undefined) texts.push(attributes['descr']);
          if (attributes['TargetMode'] === 'External') texts.push(attributes['Target']!);
          isText = name === 'w:t' || name === 'dc:title';
          // Only our own page numbers are fields.
          if (name === 'w:instrText' && !path.includes('footer')) throw new Error('a field in the text');
        },
        ontext(text) {
          if (isText) texts[texts.length - 1] += text;
        },
        onclosetag(name) {
          if (name === 'w:p') texts.push('');
          isText = false;
        },
      },
      { xmlMode: true },
    );
    parser.end(utf8(file));
  }
  return texts;
}

/** The words of each cell; a formula anywhere is a mistake. */
function xlsxTexts(bytes: Uint8Array): string[] {
  const files = unzipSync(bytes);
  const shared = elementTexts(strFromU8(files['xl/sharedStrings.xml']!), 't').map(({ text }) => text);
  return Object.entries(files)
    .filter(([path]) => /worksheets\/[^/]*\.xml$/.test(path))
    .flatMap(([, file]) => elementTexts(strFromU8(file), 'v'))
    .map(({ text, within }) => (within === 's' ? shared[Number(text)]! : text).replace(/_x005F_/g, '_'));
}

/** The text of each element of a name, and of which kind the cell around it is. */
function elementTexts(xml: string, wanted: string): { text: string; within: string | undefined }[] {
  const found: { text: string; within: string | undefined }[] = [];
  let within: string | undefined;
  let isText = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'f') throw new Error('a formula');
        if (name === 'c') within = attributes['t'];
        isText = name === wanted;
        if (isText) found.push({ text: '', within });
      },
      ontext(text) {
        if (isText) found.at(-1)!.text += text;
      },
      onclosetag() {
        isText = false;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
}
