import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';

/** The cells of a CSV file (RFC 4180). */
export function csvRows(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const text = csv.replace(/^\ufeff/, '');
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!;
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[(at += 1)]!;
      else isQuoted = false;
    } else if (letter === '"') {
      isQuoted = true;
    } else if (letter === ',') {
      row.push(cell);
      cell = '';
    } else if (letter === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else if (letter !== '\r') {
      cell += letter;
    }
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** Days between 30 December 1899, where workbooks begin to count, and 1970. */
const firstDay = 25_569;

/** The cells of the first sheet of a workbook, dates as ISO 8601 has them (ECMA-376, SpreadsheetML). */
export function sheetRows(bytes: Uint8Array): string[][] {
  const files = unzipSync(bytes);
  const decoder = new TextDecoder();
  const shared = elementsOf(decoder.decode(files['xl/sharedStrings.xml']), 'si', 't');
  const sheet = Object.keys(files).find((path) => /^xl\/worksheets\/[^/]*\.xml$/.test(path));
  if (sheet === undefined) return [];
  const rows: string[][] = [];
  let kind = '';
  let isValue = false;
  let words = '';
  const parser = new Parser(
    {
      onopentag(name, { t = '' }) {
        if (name === 'row') rows.push([]);
        if (name === 'c') [kind, words] = [t, ''];
        isValue = name === 'v' || name === 't';
      },
      ontext(text) {
        if (isValue) words += text;
      },
      onclosetag(name) {
        isValue = false;
        if (name === 'c') rows.at(-1)?.push(cellOf(kind, words, shared));
      },
    },
    { xmlMode: true },
  );
  parser.end(decoder.decode(files[sheet]));
  return rows;
}

function cellOf(kind: string, words: string, shared: readonly string[]): string {
  const text = kind === 's' ? (shared[Number(words)] ?? '') : words;
  if (kind !== '' || text === '') return text.replaceAll('_x005F_', '_');
  return new Date((Number(text) - firstDay) * 86_400_000).toISOString().slice(0, 10);
}

/** The text of every `inner` within each `outer`, one string each. */
function elementsOf(xml: string, outer: string, inner: string): string[] {
  const found: string[] = [];
  let isInner = false;
  const parser = new Parser(
    {
      onopentag(name) {
        if (name === outer) found.push('');
        isInner = name === inner;
      },
      ontext(text) {
        if (isInner) found[found.length - 1] += text;
      },
      onclosetag() {
        isInner = false;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
}
