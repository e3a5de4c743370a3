import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';

/** Labels that say nothing, or say ASCII where eight bits are in use. */
const MEANINGLESS = new Set([
  ...['', 'us-ascii', 'ascii', 'ansi_x3.4-1968', 'iso646-us', '7bit', '8bit', 'binary', 'default', 'default_charset'],
  ...['unknown', 'unknown-8bit', 'x-unknown', 'iso-8859', 'none', 'x-user-defined', '_autodetect', '_autodetect_all'],
]);
const WESTERN = new Set(['iso-8859-1', 'iso8859-1', 'iso_8859-1', 'latin1', 'windows-1252', 'cp1252', 'cp-1252']);
const ALIASES = new Map([
  ['utf8', 'utf-8'],
  ['utf', 'utf-8'],
  ['unicode-1-1-utf-8', 'utf-8'],
  ['utf-8-mac', 'utf-8'],
  ['unicode-1-1-utf-7', 'utf-7'],
  ['utf7', 'utf-7'],
  ['x-mac-roman', 'macintosh'],
  ['ks_c_5601-1987', 'euc-kr'],
  ['x-gbk', 'gbk'],
  ['gb18030-2000', 'gb18030'],
  ['shift-jis', 'shift_jis'],
  ['cp932', 'shift_jis'],
  ['iso-8859-8-i', 'iso-8859-8'],
  ['iso-8859-8-e', 'iso-8859-8'],
]);
/** Here bytes below 128 are not ASCII, so that the short way cannot be taken. */
const NOT_ASCII = /^(?:utf-?16|utf-?32|ucs-?2|utf-7|iso-2022|hz|unicode|csunicode|ebcdic|ibm037)/;

/** What windows-1252 has at 0x80 to 0x9f. Written out because some versions of Node decode these as latin1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const decoders = new Map<string, TextDecoder | null>();

/**
 * The text that `bytes` hold in the charset that a header calls `label`. A label that is missing, unknown or evidently
 * wrong gives way to UTF-8 where the bytes are valid UTF-8, else to windows-1252. Never throws.
 */
export function decodeText(bytes: Uint8Array, label = ''): string {
  const buffer = asBuffer(bytes);
  const charset = normalisedLabel(label);
  if (!NOT_ASCII.test(charset) && isAscii(buffer)) {
    return buffer.includes(0x1b) ? decodeEscaped(buffer) : buffer.toString('latin1');
  }
  if (charset === 'utf-8') return decodeUtf8(buffer);
  if (MEANINGLESS.has(charset) || WESTERN.has(charset)) {
    return isUtf8(buffer) ? withoutMark(buffer.toString('utf8')) : decodeWindows1252(buffer);
  }
  const text = decodeByName(buffer, charset);
  if (text === null) return isUtf8(buffer) ? withoutMark(buffer.toString('utf8')) : decodeWindows1252(buffer);
  return mostlyReplaced(text) && isUtf8(buffer) ? withoutMark(buffer.toString('utf8')) : withoutMark(text);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function normalisedLabel(label: string): string {
  const plain = label
    .toLowerCase()
    .replace(/\*.*$/, '')
    .replace(/["'\s]/g, '')
    .replace(/^charset=/, '');
  return ALIASES.get(plain) ?? plain;
}

function decodeByName(buffer: Buffer, charset: string): string | null {
  const bigEndian = charset === 'utf-16' && buffer[0] === 0xfe && buffer[1] === 0xff;
  const decoder = decoderFor(bigEndian ? 'utf-16be' : charset);
  if (decoder !== null) return decoder.decode(buffer);
  if (!/^[a-z0-9_.:-]{2,40}$/.test(charset) || !iconv.encodingExists(charset)) return null;
  return iconv.decode(buffer, charset);
}

function decoderFor(charset: string): TextDecoder | null {
  const known = decoders.get(charset);
  if (known !== undefined) return known;
  let decoder: TextDecoder | null = null;
  try {
    decoder = new TextDecoder(charset, { ignoreBOM: true });
  } catch {
    // Not a label of the Encoding Standard; the caller asks elsewhere.
  }
  // A sender chooses the label: only so many are remembered.
  if (decoders.size < 200) decoders.set(charset, decoder);
  return decoder;
}

/** UTF-8 that is cut or has stray bytes keeps its good parts; what is mostly not UTF-8 was labelled wrongly. */
function decodeUtf8(buffer: Buffer): string {
  const text = buffer.toString('utf8');
  if (isUtf8(buffer)) return withoutMark(text);
  return mostlyReplaced(text) ? decodeWindows1252(buffer) : withoutMark(text);
}

function mostlyReplaced(text: string): boolean {
  let foreign = 0;
  let replaced = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    foreign += 1;
    if (code === 0xfffd) replaced += 1;
  }
  return replaced > 0 && replaced * 3 > foreign;
}

function decodeWindows1252(buffer: Buffer): string {
  return buffer
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80));
}

/** Japanese mail in seven bits often bears no label. */
function decodeEscaped(buffer: Buffer): string {
  const text = buffer.toString('latin1');
  return /\u001b\$[@B]/.test(text) ? (decodeByName(buffer, 'iso-2022-jp') ?? text) : text;
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
