import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportError, type ImportEntry } from './types.ts';

const HEAD = 64 * 1024;
/** Real bytes a compressed byte may become; text rarely passes 20. */
const HIGHEST_RATIO = 100;
/** Short files of one letter repeated are harmless, whatever their ratio. */
const FREE_BYTES = 1024 * 1024;

const OTHERS: readonly (readonly [name: string, magic: Buffer])[] = [
  ['bzip2', Buffer.from('BZh')],
  ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00])],
  ['lzip', Buffer.from('LZIP')],
  ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
  ['7-zip', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
  ['rar', Buffer.from('Rar!\u001a\u0007', 'latin1')],
];

/**
 * The file inside a gzip file, recognised by its first bytes; the entry itself when it is not compressed. `size` stays
 * that of the compressed file, since the real one is known only at the end; offsets are those of the real bytes. Throws
 * `ImportError('compressed')` for compressions that are not read, `ImportError('damaged')` where the start is broken; a
 * stream that grows beyond 100 times its compressed size throws `ImportError('inflates-too-much')`.
 */
export async function decompressed(entry: ImportEntry): Promise<ImportEntry> {
  const { head } = entry;
  for (const [name, magic] of OTHERS) {
    if (head.subarray(0, magic.length).equals(magic)) {
      throw new ImportError('compressed', `The file is compressed with ${name}: unpack it first.`);
    }
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b || head[2] !== 8) return entry;
  const inner: ImportEntry = {
    ...entry,
    path: entry.path.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar'),
    head: await firstBytes(entry),
    stream: (offset = 0) => inflated(entry, offset),
    async bytes(limit) {
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of inflated(entry, 0)) {
        size += chunk.length;
        if (size > limit) throw new ImportError('too-large', `The file is larger than ${limit} bytes.`);
        chunks.push(chunk);
      }
      return Buffer.concat(chunks, size);
    },
  };
  return inner;
}

async function firstBytes(entry: ImportEntry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of inflated(entry, 0)) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= HEAD) break;
    }
  } catch (error) {
    // What could be unpacked before the damage may still be recognised and read.
    if (size === 0) throw error;
  }
  return Buffer.concat(chunks, size).subarray(0, HEAD);
}

async function* inflated(entry: ImportEntry, offset: number): AsyncGenerator<Buffer> {
  let packed = 0;
  let real = 0;
  const source = Readable.from(
    (async function* () {
      for await (const chunk of entry.stream(0)) {
        packed += chunk.length;
        yield chunk;
      }
    })(),
  );
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      const before = real;
      real += chunk.length;
      if (real > FREE_BYTES && real > packed * HIGHEST_RATIO) {
        throw new ImportError(
          'inflates-too-much',
          'The file becomes more than 100 times as large when it is unpacked.',
        );
      }
      if (real > offset) yield before >= offset ? chunk : chunk.subarray(offset - before);
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('damaged', 'The compressed file is damaged or cut off.');
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
