/** A row of a dump file, or a stretch of it that cannot be read. */
export type DumpElement = {
  /** Line of its first character, counted from 1 at the beginning of the stream. */
  line: number;
  /** Bytes from the beginning of the stream to where the next one begins. */
  end: number;
} & ({ type: 'row'; row: Row; source: string } | { type: 'lost'; reason: string });

/** The value of an attribute, decoded; undefined when the row does not have it. */
export type Row = (attribute: string) => string | undefined;

interface Piece {
  bytes: Buffer;
  isTooLong: boolean;
  line: number;
  end: number;
}

/** The longest post of Stack Exchange has some 30,000 characters; what is longer than this is no row. */
const LONGEST_ROW = 2 * 1024 * 1024;
const LESS_THAN = 0x3c;
const NEW_LINE = 0x0a;
const NAME = /^<(\/?)([A-Za-z][\w.-]*)(?=[\s/>])/;
const ATTRIBUTE = /\s+([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const ROW_END = /\s*\/?>/y;
const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,8})|#([0-9]{1,10})|(amp|lt|gt|quot|apos));/g;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The rows of a dump file (`<posts><row …/>…</posts>`, UTF-8) in constant memory. A bare `<` never stands inside a value
 * of well-formed XML, so a row ends at the latest where the next `<` begins: one broken row costs no other. Declarations,
 * processing instructions and comments are passed over unread; nothing outside the stream is ever fetched.
 */
export async function* dumpElements(stream: AsyncIterable<Buffer>): AsyncGenerator<DumpElement> {
  let root = '';
  let isClosed = false;
  let isInComment = false;
  /** The rest of a row with a bare `<` in it belongs to what is reported as lost already. */
  let isAfterLost = false;
  let line = 1;
  let end = 0;

  for await (const piece of pieces(stream)) {
    ({ line, end } = piece);
    if (isInComment) {
      isInComment = !piece.isTooLong && !piece.bytes.includes('-->');
      continue;
    }
    if (piece.bytes[0] !== LESS_THAN) continue;
    if (piece.isTooLong) {
      isAfterLost = true;
      yield { type: 'lost', reason: `A row of more than ${LONGEST_ROW} bytes.`, line, end };
      continue;
    }
    const start = piece.bytes.toString('latin1', 0, 64);
    if (start.startsWith('<!') || start.startsWith('<?')) {
      isInComment = start.startsWith('<!--') && !piece.bytes.includes('-->');
      continue;
    }
    const [, slash, name] = NAME.exec(start) ?? [];
    if (name === 'row' && slash === '') {
      const source = piece.bytes.toString('utf8');
      const row = rowOf(source);
      isAfterLost = row === null;
      yield row === null
        ? { type: 'lost', reason: 'This row is not well-formed XML.', line, end }
        : { type: 'row', row, source, line, end };
    } else if (name !== undefined && root === '') {
      root = name;
      isClosed = slash === '/';
    } else if (slash === '/') {
      isClosed ||= name === root;
    } else if (!isAfterLost) {
      isAfterLost = true;
      yield { type: 'lost', reason: 'Something that is no row of a dump.', line, end };
    }
  }
  if (root !== '' && !isClosed) yield { type: 'lost', reason: 'The file ends too early: it was cut off.', line, end };
}

/** Null when the row is broken. Of two attributes of one name the first counts. Linear in the length of the row. */
function rowOf(text: string): Row | null {
  const attributes = new Map<string, string>();
  let at = '<row'.length;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(text);
    if (found === null) break;
    const [whole, name = '', double, single = ''] = found;
    if (!attributes.has(name)) attributes.set(name, double ?? single);
    at += whole.length;
  }
  ROW_END.lastIndex = at;
  if (!ROW_END.test(text)) return null;
  return (attribute) => {
    const value = attributes.get(attribute);
    return value === undefined ? undefined : decodedValue(value);
  };
}

/** Character references decoded once; unknown references stay as they are. NUL becomes U+FFFD. */
function decodedValue(value: string): string {
  if (!value.includes('&')) return value.replaceAll('\0', '\ufffd');
  return value.replaceAll('\0', '\ufffd').replace(REFERENCE, (_, hex?: string, decimal?: string, name = 'amp') => {
    if (hex === undefined && decimal === undefined) return NAMED[name] ?? '';
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : '\ufffd';
  });
}

/** Cuts the stream before each `<`. What is longer than any row is passed over without being kept. */
async function* pieces(stream: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  let parts: Buffer[] = [];
  let length = 0;
  let end = 0;
  let line = 1;
  let nextLine = 1;

  const finished = (): Piece => {
    const isTooLong = length > LONGEST_ROW;
    const [first] = parts;
    const bytes = first !== undefined && (parts.length === 1 || isTooLong) ? first : Buffer.concat(parts);
    const piece = { bytes, isTooLong, line, end };
    parts = [];
    length = 0;
    line = nextLine;
    return piece;
  };

  for await (const chunk of stream) {
    let from = 0;
    while (from < chunk.length) {
      if (chunk[from] === LESS_THAN && length > 0) yield finished();
      const next = chunk.indexOf(LESS_THAN, from + 1);
      const part = chunk.subarray(from, next < 0 ? chunk.length : next);
      if (length <= LONGEST_ROW) parts.push(part);
      length += part.length;
      end += part.length;
      nextLine += newLinesIn(part);
      from += part.length;
    }
  }
  if (length > 0) yield finished();
}

function newLinesIn(part: Buffer): number {
  let count = 0;
  for (let at = part.indexOf(NEW_LINE); at >= 0; at = part.indexOf(NEW_LINE, at + 1)) count += 1;
  return count;
}
