import iconv from 'iconv-lite';
import { windows1252Sign } from './windows-1252.ts';

/** Code page 037 in the order of its bytes; 500, 1140 and 1047 differ in a few signs that feeds do not need. */
const EBCDIC = Buffer.from(
  '000102039c09867f978d8e0b0c0d0e0f101112139d8508871819928f1c1d1e1f80818283840a171b88898a8b8c050607909116939495960498999a9b14159e1a' +
    '20a0e2e4e0e1e3e5e7f1a22e3c282b7c26e9eaebe8edeeefecdf21242a293bac2d2fc2c4c0c1c3c5c7d1a62c255f3e3ff8c9cacbc8cdcecfcc603a2340273d22' +
    'd8616263646566676869abbbf0fdfeb1b06a6b6c6d6e6f707172aabae6b8c6a4b57e737475767778797aa1bfd0dddeae5ea3a5b7a9a7b6bcbdbe5b5dafa8b4d7' +
    '7b414243444546474849adf4f6f2f3f57d4a4b4c4d4e4f505152b9fbfcf9faff5cf7535455565758595ab2d4d6d2d3d530313233343536373839b3dbdcd9da9f',
  'hex',
);

/** What a document claims as Latin-1 or ASCII and yet is valid UTF-8 with signs beyond ASCII is UTF-8. */
const LATIN = new Set(['iso-8859-1', 'iso8859-1', 'latin1', 'latin-1', 'us-ascii', 'ascii', 'windows-1252', 'cp1252']);

const WINDOWS_1252_BYTES = Array.from({ length: 256 }, (_, byte) => Buffer.from(windows1252Sign(byte)));

/**
 * The text of an XML or JSON document. Looks in this order: byte order mark, the width of the first signs (UTF-16,
 * UTF-32, EBCDIC), the Content-Type header, the XML declaration, UTF-8. A claim that does not fit the bytes is passed
 * over; at last the bytes are read as UTF-8 with the bytes that are none read as Windows-1252. Never throws.
 * The answer has no byte order mark, no NUL and no control signs beside tab and line ends.
 */
export function textOfBytes(bytes: Uint8Array, contentType?: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return withoutControls(decode(buffer, contentType));
}

function decode(buffer: Buffer, contentType: string | undefined): string {
  const wide = wideEncoding(buffer);
  if (wide !== null) return iconv.decode(buffer, wide);
  if (buffer.length >= 4 && buffer.readUInt32BE(0) === 0x4c6fa794) return decodeEbcdic(buffer);

  const hasMark = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
  const utf8 = decodeStrictly(buffer, 'utf-8');
  if (utf8 !== null && hasMark) return utf8;
  if (!hasMark) {
    for (const claim of [charsetOfContentType(contentType), declaredEncoding(buffer)]) {
      // Signs of one byte each have been seen, so a claim of wider ones is wrong.
      if (claim === null || /^(?:utf|ucs|iso-10646-ucs)[-_]?(?:16|32|2|4)/i.test(claim)) continue;
      if (utf8 !== null && LATIN.has(claim)) return utf8;
      const text = decodeStrictly(buffer, claim);
      if (text !== null) return text;
    }
  }
  return utf8 ?? decodeMixed(buffer);
}

/** UTF-16 or UTF-32 by its byte order mark or by the zeros around a first `<`, `{` or white space. */
function wideEncoding(buffer: Buffer): string | null {
  const [a, b, c, d] = [buffer[0] ?? 1, buffer[1] ?? 1, buffer[2] ?? 1, buffer[3] ?? 1];
  if (a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && d !== 0))) return 'utf-32be';
  if (c === 0 && d === 0 && ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0))) return 'utf-32le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return null;
}

function decodeEbcdic(buffer: Buffer): string {
  const latin = Buffer.allocUnsafe(buffer.length);
  for (let index = 0; index < buffer.length; index += 1) latin[index] = EBCDIC[buffer[index] ?? 0] ?? 0;
  return latin.toString('latin1').replaceAll('\u0085', '\n');
}

function charsetOfContentType(contentType: string | undefined): string | null {
  const charset = /;\s*charset\s*=\s*["']?\s*([^\s"';,]{1,40})/i.exec(contentType?.slice(0, 500) ?? '')?.[1];
  return charset === undefined ? null : charset.toLowerCase();
}

function declaredEncoding(buffer: Buffer): string | null {
  const head = buffer.toString('latin1', 0, 1024);
  const declaration = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9._:-]{1,40})/.exec(head)?.[1];
  return declaration === undefined ? null : declaration.toLowerCase();
}

/** Null when the encoding is not known or the bytes are not valid in it. */
function decodeStrictly(buffer: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(buffer);
  } catch (error) {
    // A TypeError tells of invalid bytes, a RangeError of a name that only the larger table may know.
    if (!(error instanceof RangeError) || !iconv.encodingExists(encoding)) return null;
  }
  const text = iconv.decode(buffer, encoding);
  return text.includes('\ufffd') ? null : text;
}

/** UTF-8 where it is valid, Windows-1252 for every byte that is not. */
function decodeMixed(buffer: Buffer): string {
  // No sign of Windows-1252 takes more than three bytes of UTF-8.
  const written = Buffer.allocUnsafe(buffer.length * 3);
  let length = 0;
  for (let index = 0; index < buffer.length;) {
    const valid = utf8Length(buffer, index);
    if (valid === 0) length += WINDOWS_1252_BYTES[buffer[index] ?? 0]?.copy(written, length) ?? 0;
    else length += buffer.copy(written, length, index, index + valid);
    index += Math.max(valid, 1);
  }
  return written.toString('utf8', 0, length);
}

/** How many bytes the valid UTF-8 sign at `index` takes, 0 when there is none. */
function utf8Length(buffer: Buffer, index: number): number {
  const first = buffer[index] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  if (length === 0 || index + length > buffer.length) return 0;
  for (let next = 1; next < length; next += 1) {
    if (((buffer[index + next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  const second = buffer[index + 1] ?? 0;
  const overlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const beyond = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f);
  return overlong || beyond ? 0 : length;
}

/** Line ends made `\n`, C1 controls read as the Windows-1252 signs they were meant as, other controls dropped. */
function withoutControls(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0080-\u009f]/g, (control) => windows1252Sign(control.charCodeAt(0)))
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '');
}
