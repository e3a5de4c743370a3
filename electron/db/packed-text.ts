import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Below this length compressing saves too little; UTF-16 code units. */
const shortText = 512;
/** Most texts have a few kilobytes: making large tables ready would take longer than using them. */
const packing = { level: 3, memLevel: 6, chunkSize: 4096 } as const;

/**
 * Text as it is, or a blob of its raw deflate.
 * @param like a text that holds much of the same; it must be given again for reading
 */
export function packedText(text: string, like = ''): string | Buffer {
  if (text.length < shortText) return text;
  return deflateRawSync(Buffer.from(text), like === '' ? packing : { ...packing, dictionary: Buffer.from(like) });
}

/** What `packedText` made; also of a blob that was made without `like`, since that never looks back so far. */
export function unpackedText(stored: string | Buffer, like = ''): string {
  if (typeof stored === 'string') return stored;
  return inflateRawSync(stored, like === '' ? {} : { dictionary: Buffer.from(like) }).toString('utf8');
}

/** Several texts of one kind in one blob: what they share is kept once. */
export function packedTogether(texts: readonly string[]): Buffer {
  return deflateRawSync(JSON.stringify(texts), { level: 3 });
}

/** The texts of `packedTogether`. */
export function textsInside(packed: Buffer): string[] {
  return JSON.parse(inflateRawSync(packed).toString('utf8')) as string[];
}
