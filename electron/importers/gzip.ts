import { pipeline } from 'node:stream';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { HEAD_SIZE, refuseAbove, smallEntry } from './disk-entry.ts';
import { ImportError } from './types.ts';
import type { ImportEntry } from './types.ts';

/** Inflated bytes to packed ones: far more than mail ever reaches. */
const LARGEST_RATIO = 100;
/** Below this size no ratio can do harm. */
const SMALL_SIZE = 1024 * 1024;
/** Enough packed bytes for a head; at most a thousand times as many come out of them. */
const PACKED_HEAD = 16 * 1024;

/** True for the first bytes of a gzip file. */
export function isGzip(head: Buffer): boolean {
  return head.length >= 18 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/**
 * The file inside a gzip file, named without `.gz`; offsets count its bytes, not the packed ones. Its `size` is exact up
 * to 64 KiB and an estimate above: the format does not tell. Reading throws `ImportError`: `damaged` where the packed
 * bytes end or break, `too-large` when more than 100 times their size comes out.
 */
export function decompressed(entry: ImportEntry): ImportEntry {
  const path = entry.path.replace(/\.t?gz$/i, (ending) => (ending.length === 4 ? '.tar' : ''));
  const inner = { ...entry, path };
  const packed = entry.head.subarray(0, PACKED_HEAD);
  const inflated = inflatedHead(packed);
  if (packed.length === entry.size && inflated.length <= HEAD_SIZE && isWhole(packed))
    return smallEntry(inflated, inner);
  return {
    ...inner,
    head: inflated.subarray(0, HEAD_SIZE),
    size: Math.max(entry.size, Math.round((entry.size / packed.length) * inflated.length)),
    stream: (offset = 0) => inflatedFrom(entry, offset),
    async bytes(limit) {
      const chunks: Buffer[] = [];
      let length = 0;
      for await (const chunk of inflatedFrom(entry, 0)) {
        length += chunk.length;
        refuseAbove(limit, length);
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    },
  };
}

function inflatedHead(packed: Buffer): Buffer {
  try {
    return gunzipSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}

function isWhole(packed: Buffer): boolean {
  try {
    gunzipSync(packed);
    return true;
  } catch {
    return false;
  }
}

async function* inflatedFrom(entry: ImportEntry, offset: number): AsyncGenerator<Buffer> {
  let packed = 0;
  let inflated = 0;
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of entry.stream()) {
      packed += chunk.length;
      yield chunk;
    }
  };
  // Errors of either end arrive where the stream is read.
  const gunzip = pipeline(counted, createGunzip({ chunkSize: 128 * 1024 }), () => {});
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      const from = Math.max(0, offset - inflated);
      inflated += chunk.length;
      if (inflated > SMALL_SIZE && inflated > packed * LARGEST_RATIO) {
        throw new ImportError('too-large', `This file would grow to more than ${LARGEST_RATIO} times its packed size.`);
      }
      if (from < chunk.length) yield chunk.subarray(from);
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('damaged', 'This gzip file is damaged or cut off: the rest of it does not unpack.');
  }
}
