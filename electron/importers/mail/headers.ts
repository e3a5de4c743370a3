/** The header block of a message or part. */
export interface MailHeaders {
  /** First value of a field (lower-case name), unfolded, one character a byte; empty when there is none. */
  first(name: string): string;
  /** All values of a field in order. */
  all(name: string): readonly string[];
  /** Offset of the first byte of the first field. */
  start: number;
  /** Offset of the first byte of the body. */
  bodyStart: number;
}

const FIELD = /^([!-9;-~]{1,200})[ \t]*:/;
const NONE: readonly string[] = [];

/**
 * Reads the header block at the head of `bytes`. Forgiving where mail is found broken: empty lines and a `From ` line
 * before it, a line without a colon between two fields (kept with the field before), and a body that begins without an
 * empty line. Null when the block is longer than `limit` bytes.
 */
export function readHeaders(bytes: Buffer, limit: number): MailHeaders | null {
  const fields = new Map<string, string[]>();
  let position = startOfHeaders(bytes);
  const start = position;
  let current: string[] | null = null;
  while (position < bytes.length) {
    const newline = bytes.indexOf(0x0a, position);
    const next = newline === -1 ? bytes.length : newline + 1;
    if (next - start > limit) return null;
    const end = lineEnd(bytes, position, newline === -1 ? bytes.length : newline);
    const first = bytes[position];
    if (end === position) {
      position = next;
      break;
    }
    const line = bytes.toString('latin1', position, end);
    if ((first === 0x20 || first === 0x09) && current !== null) {
      // A folded line of blanks only is an empty line that some gateway has filled.
      if (line.trim() === '' && !isFieldOrFold(bytes, next)) {
        position = next;
        break;
      }
      current[current.length - 1] += line;
    } else {
      const name = FIELD.exec(line)?.[1];
      if (name !== undefined) {
        current = listFor(fields, name.toLowerCase());
        current.push(line.slice(line.indexOf(':', name.length) + 1));
      } else if (!isField(bytes, next)) {
        break;
      } else if (current !== null && !/^>?From /.test(line)) {
        current[current.length - 1] += ` ${line}`;
      }
    }
    position = next;
  }
  for (const values of fields.values()) for (const [index, value] of values.entries()) values[index] = value.trim();
  return {
    first: (name) => fields.get(name)?.[0] ?? '',
    all: (name) => fields.get(name) ?? NONE,
    start,
    bodyStart: position,
  };
}

/** Skips a byte order mark, empty lines and the envelope line of a mailbox. */
function startOfHeaders(bytes: Buffer): number {
  let position = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (bytes[position] === 0x0a || bytes[position] === 0x0d) position += 1;
  if (/^>?From /.test(bytes.toString('latin1', position, position + 6))) {
    const newline = bytes.indexOf(0x0a, position);
    if (newline !== -1 && isField(bytes, newline + 1)) return newline + 1;
  }
  return position;
}

function lineEnd(bytes: Buffer, start: number, newline: number): number {
  let end = newline;
  while (end > start && bytes[end - 1] === 0x0d) end -= 1;
  return end;
}

function isField(bytes: Buffer, start: number): boolean {
  return FIELD.test(bytes.toString('latin1', start, start + 202));
}

function isFieldOrFold(bytes: Buffer, start: number): boolean {
  return bytes[start] === 0x20 || bytes[start] === 0x09 || isField(bytes, start);
}

function listFor(fields: Map<string, string[]>, name: string): string[] {
  const known = fields.get(name);
  if (known !== undefined) return known;
  const fresh: string[] = [];
  fields.set(name, fresh);
  return fresh;
}
