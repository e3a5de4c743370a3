import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** Tables by their number in a WOFF2 directory that say how a font varies; others of them stand there by name. */
const varyingNumbers = new Set([39, 43, 47, 48]);
const varyingNames = new Set(['HVAR', 'MVAR', 'STAT', 'VVAR']);
const named = 63;
const glyf = 10;
const loca = 11;
const headerLength = 48;

interface Table {
  /** The entry of the directory, as it stands there. */
  entry: Buffer;
  varies: boolean;
  data: Buffer;
  /** Its length when unpacked. */
  length: number;
}

const made = new WeakMap<Uint8Array, Uint8Array>();

/**
 * A variable font as it is by default, unable to vary: printing puts such a font into a PDF as a font, and a variable one as
 * drawings of its letters. Reads and writes WOFF2 (https://www.w3.org/TR/WOFF2/) without a collection.
 */
export function staticFont(font: Uint8Array): Uint8Array {
  const known = made.get(font);
  if (known !== undefined) return known;
  const bytes = Buffer.from(font);
  const tables = tablesOf(bytes).filter(({ varies }) => !varies);
  const packed = brotliCompressSync(Buffer.concat(tables.map(({ data }) => data)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT },
  });
  const header = Buffer.from(bytes.subarray(0, headerLength));
  const directory = Buffer.concat(tables.map(({ entry }) => entry));
  const rest = Buffer.alloc((4 - ((headerLength + directory.length + packed.length) % 4)) % 4);
  const unpacked = tables.reduce((sum, { length }) => sum + ((length + 3) & ~3), 12 + 16 * tables.length);
  header.writeUInt32BE(headerLength + directory.length + packed.length + rest.length, 8);
  header.writeUInt16BE(tables.length, 12);
  header.writeUInt32BE(unpacked, 16);
  header.writeUInt32BE(packed.length, 20);
  // Metadata and private data are left behind.
  header.fill(0, 28, headerLength);
  const result = new Uint8Array(Buffer.concat([header, directory, packed, rest]));
  made.set(font, result);
  return result;
}

function tablesOf(bytes: Buffer): Table[] {
  const count = bytes.readUInt16BE(12);
  const tables: Table[] = [];
  const packedLengths: number[] = [];
  let at = headerLength;
  const number = (): number => {
    let value = 0;
    for (;;) {
      const next = bytes[at]!;
      at += 1;
      value = value * 128 + (next & 0x7f);
      if ((next & 0x80) === 0) return value;
    }
  };
  for (let index = 0; index < count; index += 1) {
    const start = at;
    const flags = bytes[at]!;
    at += 1;
    const kind = flags & 0x3f;
    const name = kind === named ? bytes.toString('latin1', at, at + 4) : '';
    if (kind === named) at += 4;
    const length = number();
    const version = flags >> 6;
    // Outlines count as transformed unless they say otherwise, all else the other way round.
    const isTransformed = kind === glyf || kind === loca ? version !== 3 : version !== 0;
    packedLengths.push(isTransformed ? number() : length);
    const varies = varyingNumbers.has(kind) || varyingNames.has(name);
    tables.push({ entry: bytes.subarray(start, at), varies, data: bytes, length });
  }
  const stream = brotliDecompressSync(bytes.subarray(at, at + bytes.readUInt32BE(20)));
  let from = 0;
  return tables.map((table, index) => {
    const data = stream.subarray(from, from + packedLengths[index]!);
    from += packedLengths[index]!;
    return { ...table, data };
  });
}
