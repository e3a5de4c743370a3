import { decodeText } from './charset.ts';

/**
 * One encoded word (RFC 2047), taken more widely than the standard: blanks and question marks inside, a language tag.
 * It ends before another one begins, so that an unclosed word does not swallow its successor.
 */
const ENCODED_WORD = /=\?([^?\s]{1,80})\?([bq])\?((?:(?!=\?[^?\s]{1,80}\?[bq]\?)[^])*?)\?=/gi;
const BLANK = /^[ \t\r\n]*$/;

interface EncodedRun {
  charset: string;
  chunks: Buffer[];
}

/**
 * The text of a header value. `raw` has one character a byte (latin1), so that eight-bit headers lose nothing: they are
 * read as UTF-8 where valid, else as `charset` (that of the body) or windows-1252. Encoded words are decoded, those that
 * follow each other joined first, since many programs cut a character in two.
 */
export function headerText(raw: string, charset = ''): string {
  if (!raw.includes('=?')) return literalText(raw, charset);
  let text = '';
  let run: EncodedRun | null = null;
  let position = 0;
  for (const match of raw.matchAll(ENCODED_WORD)) {
    const between = raw.slice(position, match.index);
    const [whole, label = '', encoding = '', content = ''] = match;
    const chunk = encoding.toLowerCase() === 'b' ? decodeBase64(content) : decodeQ(content);
    const adjacent: boolean = run !== null && BLANK.test(between);
    if (!adjacent) {
      if (run !== null) text += runText(run);
      text += literalText(between, charset);
      run = null;
    }
    if (run !== null && run.charset.toLowerCase() === label.toLowerCase()) {
      run.chunks.push(chunk);
    } else {
      if (run !== null) text += runText(run);
      run = { charset: label, chunks: [chunk] };
    }
    position = match.index + whole.length;
  }
  if (run !== null) text += runText(run);
  return text + literalText(raw.slice(position), charset);
}

function runText(run: EncodedRun): string {
  const [first] = run.chunks;
  if (run.chunks.length === 1 && first !== undefined) return decodeText(first, run.charset);
  const joined = decodeText(Buffer.concat(run.chunks), run.charset);
  if (!joined.includes('\ufffd')) return joined;
  const apart = run.chunks.map((chunk) => decodeText(chunk, run.charset)).join('');
  return apart.includes('\ufffd') ? joined : apart;
}

function literalText(raw: string, charset: string): string {
  // eslint-disable-next-line no-control-regex -- ESC begins Japanese in seven bits
  return /[\u0080-\u00ff\u001b]/.test(raw) ? decodeText(Buffer.from(raw, 'latin1'), charset) : raw;
}

/** Base64 whose parts may each have been padded: Node stops reading at the first `=`. */
export function decodeBase64(content: string): Buffer {
  const padding = content.indexOf('=');
  if (padding === -1 || BLANK.test(content.slice(padding).replaceAll('=', ''))) return Buffer.from(content, 'base64');
  return Buffer.concat(content.split(/=+/).map((unit) => Buffer.from(unit, 'base64')));
}

function decodeQ(content: string): Buffer {
  const bytes = content
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}
