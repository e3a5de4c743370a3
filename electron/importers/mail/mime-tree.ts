import { fieldValue } from './field-value.ts';
import { decodeBase64 } from './header-text.ts';
import { readHeaders, type MailHeaders } from './headers.ts';

/** A part of a message with its transfer encoding undone. */
export interface MailPart {
  /** Lower case, `text/plain` where nothing is said. */
  type: string;
  /** Parameters of Content-Type with lower-case names, decoded. */
  parameters: Readonly<Record<string, string>>;
  /** `attachment`, `inline` or empty. */
  disposition: string;
  /** Decoded, as the sender gives it; empty when there is none. */
  fileName: string;
  /** Without angle brackets; empty when there is none. */
  contentId: string;
  content: Buffer;
  children: MailPart[];
}

export class MailTooComplex extends Error {
  readonly code = 'too-complex';
}

const DEEPEST = 50;
const MOST_PARTS = 1_000;
const LARGEST_HEADERS = 256 * 1024;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const DASH = 0x2d;
const EQUALS = 0x3d;
const NO_CHILDREN: MailPart[] = [];

interface Place {
  depth: number;
  /** Parts of a digest are messages unless they say otherwise (RFC 2046 section 5.1.5). */
  isInDigest: boolean;
  /** Shared by all parts of a message. */
  count: { parts: number };
}

/**
 * The parts of a message whose headers have been read (RFC 2045, 2046). The bytes of a part are kept exactly. Throws
 * `MailTooComplex` beyond 50 levels, 1,000 parts or 256 KiB of headers in one part.
 */
export function readParts(bytes: Buffer, headers: MailHeaders): MailPart {
  return readPart(headers, bytes.subarray(headers.bodyStart), { depth: 1, isInDigest: false, count: { parts: 0 } });
}

function readPart(headers: MailHeaders | null, body: Buffer, place: Place): MailPart {
  place.count.parts += 1;
  if (place.count.parts > MOST_PARTS) throw new MailTooComplex(`it has more than ${MOST_PARTS} parts`);
  if (place.depth > DEEPEST) throw new MailTooComplex(`parts are nested more than ${DEEPEST} deep`);
  const field = (name: string): string => headers?.first(name) ?? '';
  const type = fieldValue(field('content-type'));
  const disposition = fieldValue(field('content-disposition'));
  const encoding = field('content-transfer-encoding').toLowerCase().trim();
  const value = /^\S+/.exec(type.value)?.[0] ?? (place.isInDigest ? 'message/rfc822' : 'text/plain');
  const boundary = type.parameters['boundary']?.trimEnd() ?? '';
  const isMultipart = value.startsWith('multipart/') && boundary !== '';
  const content = isMultipart ? body : withoutTransferEncoding(body, encoding);
  return {
    type: value,
    parameters: type.parameters,
    disposition: disposition.value,
    fileName: disposition.parameters['filename'] ?? type.parameters['name'] ?? '',
    contentId: field('content-id').replace(/^[\s<]+|[>\s]+$/g, ''),
    content,
    children: isMultipart
      ? partsBetween(body, boundary, { ...place, depth: place.depth + 1, isInDigest: value === 'multipart/digest' })
      : NO_CHILDREN,
  };
}

/** What stands between the delimiter lines of a boundary; the text before the first and behind the last is nobody's. */
function partsBetween(body: Buffer, boundary: string, place: Place): MailPart[] {
  const parts: MailPart[] = [];
  const delimiter = Buffer.from(`--${boundary}`, 'utf8');
  let start = -1;
  for (let at = body.indexOf(delimiter); at !== -1; at = body.indexOf(delimiter, at + 1)) {
    const line = delimiterLine(body, at, delimiter.length);
    if (line === null) continue;
    if (start !== -1) parts.push(partOf(body.subarray(start, withoutLineBreak(body, start, at)), place));
    start = line.isLast ? -1 : line.end;
    if (line.isLast) break;
  }
  if (start !== -1 && start < body.length) parts.push(partOf(body.subarray(start), place));
  return parts;
}

/** Whether the boundary found stands alone on its line, and where that line ends. */
function delimiterLine(body: Buffer, at: number, length: number): { end: number; isLast: boolean } | null {
  if (at > 0 && body[at - 1] !== NEWLINE) return null;
  let position = at + length;
  const isLast = body[position] === DASH && body[position + 1] === DASH;
  if (isLast) position += 2;
  while (position < body.length && body[position] !== NEWLINE) {
    const byte = body[position]!;
    if (byte !== 0x20 && byte !== 0x09 && byte !== RETURN) return null;
    position += 1;
  }
  return { end: Math.min(position + 1, body.length), isLast };
}

/** The line break before a delimiter belongs to the delimiter (RFC 2046 section 5.1.1). */
function withoutLineBreak(body: Buffer, start: number, delimiterStart: number): number {
  let end = delimiterStart;
  if (end > start && body[end - 1] === NEWLINE) end -= 1;
  if (end > start && body[end - 1] === RETURN) end -= 1;
  return end;
}

function partOf(bytes: Buffer, place: Place): MailPart {
  // A part that begins with an empty line has no headers, whatever its first words look like.
  const blank = bytes[0] === NEWLINE ? 1 : bytes[0] === RETURN && bytes[1] === NEWLINE ? 2 : 0;
  if (blank > 0 || bytes.length === 0) return readPart(null, bytes.subarray(blank), place);
  const headers = readHeaders(bytes, LARGEST_HEADERS);
  if (headers === null) throw new MailTooComplex('the headers of a part are larger than 256 KiB');
  return readPart(headers, bytes.subarray(headers.bodyStart), place);
}

function withoutTransferEncoding(body: Buffer, encoding: string): Buffer {
  if (encoding.startsWith('base64')) return decodeBase64(body.toString('latin1'));
  return encoding.startsWith('quoted-printable') && body.includes(EQUALS) ? decodeQuotedPrintable(body) : body;
}

/** RFC 2045 section 6.7; an `=` that begins no code stays as it is. Byte by byte: hostile bodies are all codes. */
function decodeQuotedPrintable(body: Buffer): Buffer {
  const decoded = Buffer.allocUnsafe(body.length);
  let length = 0;
  let at = 0;
  while (at < body.length) {
    const byte = body[at]!;
    at += 1;
    if (byte === EQUALS) {
      const code = hexDigit(body[at]) * 16 + hexDigit(body[at + 1]);
      if (!Number.isNaN(code)) {
        decoded[length] = code;
        length += 1;
        at += 2;
        continue;
      }
      const next = behindSoftBreak(body, at);
      if (next !== -1) {
        at = next;
        continue;
      }
    }
    decoded[length] = byte;
    length += 1;
  }
  return decoded.subarray(0, length);
}

/** NaN for what is no hexadecimal digit. */
function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return Number.NaN;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const upper = byte & 0xdf;
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : Number.NaN;
}

/** The place after blanks and a line break, -1 when something else comes first. */
function behindSoftBreak(body: Buffer, start: number): number {
  let at = start;
  while (body[at] === 0x20 || body[at] === 0x09 || body[at] === RETURN) at += 1;
  return body[at] === NEWLINE ? at + 1 : -1;
}
