import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { HEAD_SIZE, refuseAbove, smallEntry } from './disk-entry.ts';
import type { DiskPath, EntrySetting } from './disk-entry.ts';
import { shownPath } from './shown-path.ts';
import { ImportError } from './types.ts';
import type { EntryItem, ImportEntry } from './types.ts';

/** How much a zip may hold: files, inflated bytes in all, inflated bytes to packed ones. */
export const zipLimits = { entries: 10_000, bytes: 500 * 1024 * 1024, ratio: 100 };

/** A few lines of spaces pack far better than 100 to 1; below this size no ratio can do harm. */
const SMALL_SIZE = 1024 * 1024;

/** True for the first bytes of a zip file. */
export function isZip(head: Buffer): boolean {
  return head.length >= 4 && (head.readUInt32LE(0) === 0x04034b50 || head.readUInt32LE(0) === 0x06054b50);
}

/**
 * The files of a zip, sorted by path. Only the list of files is read at once; bytes are inflated when asked for, and never
 * more of them than the list announced and `limits` allow. Entries that are links, encrypted, packed in an unknown way or
 * named to leave the folder are skipped with a reason.
 */
export async function* zipEntries(
  file: DiskPath,
  inside: { chosen: string; prefix: string; where: string },
  limits: typeof zipLimits,
): AsyncGenerator<EntryItem> {
  let zip: ZipFile;
  try {
    // yauzl hands the path to node:fs, which takes bytes too.
    zip = await yauzl.openPromise(file as string, { autoClose: false, decodeStrings: false });
  } catch {
    yield damaged(inside.where);
    return;
  }
  // Without a listener a late error of the file itself would end the process.
  zip.on('error', () => {});
  try {
    if (zip.entryCount > limits.entries) {
      yield refused(inside.where, `This zip holds more than ${limits.entries} files.`);
      return;
    }
    const { files, skips, total, isWhole } = await listedFiles(zip, inside.prefix, limits);
    if (total > limits.bytes) {
      yield refused(inside.where, `This zip holds more than ${Math.floor(limits.bytes / 1024 / 1024)} MiB.`);
      return;
    }
    if (!isWhole) yield damaged(inside.where);
    yield* skips;
    for (const name of [...files.keys()].sort()) {
      const entry = await zipEntry(zip, files, name, inside);
      yield entry instanceof ImportError
        ? { type: 'failure', failure: { where: inside.prefix + shownPath(name), reason: entry.message } }
        : { type: 'entry', entry };
    }
  } finally {
    zip.close();
  }
}

async function listedFiles(zip: ZipFile, prefix: string, limits: typeof zipLimits) {
  const files = new Map<string, Entry>();
  const skips: EntryItem[] = [];
  let total = 0;
  let isWhole = true;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      if (name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._[^/]*$)/.test(name)) continue;
      const reason = files.has(name) ? 'A second file of the same name.' : skipReason(entry, name, limits.ratio);
      if (reason === null) {
        files.set(name, entry);
        total += entry.uncompressedSize;
      } else {
        skips.push({ type: 'skip', skip: { where: prefix + shownPath(name), reason } });
      }
    }
  } catch {
    isWhole = false;
  }
  return { files, skips, total, isWhole };
}

function skipReason(entry: Entry, name: string, ratio: number): string | null {
  if (yauzl.validateFileName(name) !== null || name.includes('\0')) return 'Its name points outside of the zip.';
  const fileType = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (fileType !== 0 && fileType !== 0o100000) return 'No ordinary file (a link or a device).';
  if (entry.isEncrypted()) return 'It is encrypted. Unpack the zip with its password and choose the folder.';
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    return 'It is packed in a way that is not read here. Unpack the zip and choose the folder.';
  }
  if (entry.uncompressedSize > SMALL_SIZE && entry.uncompressedSize > entry.compressedSize * ratio) {
    return `It would grow to more than ${ratio} times its packed size. Unpack the zip and choose the folder.`;
  }
  return null;
}

async function zipEntry(
  zip: ZipFile,
  files: Map<string, Entry>,
  name: string,
  inside: { chosen: string; prefix: string },
): Promise<ImportEntry | ImportError> {
  const file = files.get(name);
  if (file === undefined) return new ImportError('damaged', 'This is not in the zip.');
  const setting: EntrySetting = {
    path: inside.prefix + shownPath(name),
    chosen: inside.chosen,
    async sibling(wanted) {
      const beside = (name.slice(0, name.lastIndexOf('/') + 1) + wanted).toLowerCase();
      const found = [...files.keys()].sort().find((other) => other.toLowerCase() === beside);
      if (found === undefined) return null;
      const entry = await zipEntry(zip, files, found, inside);
      return entry instanceof ImportError ? null : entry;
    },
  };
  try {
    if (file.uncompressedSize <= HEAD_SIZE) return smallEntry(await firstBytes(zip, file, HEAD_SIZE), setting);
    const head = await firstBytes(zip, file, HEAD_SIZE);
    return {
      ...setting,
      size: file.uncompressedSize,
      head,
      stream: (offset = 0) => inflated(zip, file, offset),
      async bytes(limit) {
        refuseAbove(limit, file.uncompressedSize);
        return firstBytes(zip, file, file.uncompressedSize);
      },
    };
  } catch (error) {
    return error instanceof ImportError ? error : new ImportError('damaged', 'This file in the zip is damaged.');
  }
}

async function firstBytes(zip: ZipFile, file: Entry, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of inflated(zip, file, 0)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= limit && length < file.uncompressedSize) break;
  }
  const all = Buffer.concat(chunks);
  return all.length > limit ? all.subarray(0, limit) : all;
}

/** yauzl ends the stream with an error as soon as there are more bytes than the list announced. */
async function* inflated(zip: ZipFile, file: Entry, offset: number): AsyncGenerator<Buffer> {
  try {
    const stream: Readable = await zip.openReadStreamPromise(file);
    let ahead = offset;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (chunk.length > ahead) yield ahead === 0 ? chunk : chunk.subarray(ahead);
      ahead = Math.max(0, ahead - chunk.length);
    }
  } catch {
    throw new ImportError('damaged', 'This file in the zip is damaged: it does not unpack.');
  }
}

function damaged(where: string): EntryItem {
  return { type: 'failure', failure: { where, reason: 'This zip file is damaged: its list of files cannot be read.' } };
}

function refused(where: string, what: string): EntryItem {
  return { type: 'failure', failure: { where, reason: `${what} Unpack it and choose the folder instead.` } };
}
