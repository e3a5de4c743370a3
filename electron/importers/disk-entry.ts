import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { ImportError } from './types.ts';
import type { ImportEntry } from './types.ts';

/** A path as the operating system knows it: bytes where the name is no valid UTF-8. */
export type DiskPath = string | Buffer;

/** How many first bytes every entry holds for recognition. */
export const HEAD_SIZE = 64 * 1024;

const CHUNK_SIZE = 256 * 1024;
/** Not waiting and not following: a name can become a pipe or a link after the folder was listed. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
const scratch = Buffer.allocUnsafeSlow(HEAD_SIZE + 1);

/** What an entry needs besides its bytes. */
export interface EntrySetting {
  /** Path to show, relative to what the user chose. */
  path: string;
  /** Last two parts of the path that the user chose. */
  chosen?: string;
  sibling(name: string): Promise<ImportEntry | null>;
}

/**
 * A regular file on disk as an entry. Files of up to 64 KiB are read here, once; larger ones are read again when asked.
 * Reads are synchronous: they run in the import's own thread, where 100,000 small files cost a tenth of the time that way.
 * Throws `ImportError` with the code `unreadable`.
 */
export function diskEntry(file: DiskPath, setting: EntrySetting): ImportEntry {
  return reading(() => {
    const descriptor = openSync(file, OPEN_FLAGS);
    try {
      const length = filledLength(descriptor, scratch, 0);
      if (length <= HEAD_SIZE) return smallEntry(Buffer.from(scratch.subarray(0, length)), setting);
      const head = Buffer.from(scratch.subarray(0, HEAD_SIZE));
      return largeEntry(file, head, Math.max(fstatSync(descriptor).size, length), setting);
    } finally {
      closeSync(descriptor);
    }
  });
}

/** An entry whose bytes are all here. */
export function smallEntry(content: Buffer, setting: EntrySetting): ImportEntry {
  return {
    ...setting,
    size: content.length,
    head: content,
    async *stream(offset = 0) {
      if (offset < content.length) yield content.subarray(offset);
    },
    async bytes(limit) {
      refuseAbove(limit, content.length);
      return content;
    },
  };
}

function largeEntry(file: DiskPath, head: Buffer, size: number, setting: EntrySetting): ImportEntry {
  return {
    ...setting,
    size,
    head,
    async *stream(offset = 0) {
      const descriptor = reading(() => openSync(file, OPEN_FLAGS));
      try {
        for (let position = offset; ;) {
          const chunk = Buffer.allocUnsafeSlow(CHUNK_SIZE);
          const length = reading(() => readSync(descriptor, chunk, 0, CHUNK_SIZE, position));
          if (length === 0) return;
          position += length;
          yield chunk.subarray(0, length);
        }
      } finally {
        closeSync(descriptor);
      }
    },
    async bytes(limit) {
      refuseAbove(limit, size);
      return reading(() => {
        const descriptor = openSync(file, OPEN_FLAGS);
        try {
          const content = Buffer.allocUnsafeSlow(size);
          return content.subarray(0, filledLength(descriptor, content, 0));
        } finally {
          closeSync(descriptor);
        }
      });
    },
  };
}

/** Throws `ImportError('too-large')` when `size` bytes are more than `limit`. */
export function refuseAbove(limit: number, size: number): void {
  if (size > limit) {
    throw new ImportError('too-large', `This file has ${size} bytes; at most ${limit} are read as one piece.`);
  }
}

/** Why a file or folder could not be read, in plain words. */
export function unreadableReason(error: unknown): string {
  if (error instanceof ImportError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM')
    return 'You have no permission to read this. Change its permissions and import again.';
  if (code === 'ENOENT') return 'This was not there any more when it was to be read.';
  if (code === 'ELOOP') return 'This is a link to another place. Links are not followed: choose the place itself.';
  return `This could not be read${code === '' ? '' : ` (${code})`}.`;
}

function filledLength(descriptor: number, buffer: Buffer, position: number): number {
  let length = 0;
  while (length < buffer.length) {
    const got = readSync(descriptor, buffer, length, buffer.length - length, position + length);
    if (got === 0) break;
    length += got;
  }
  return length;
}

function reading<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('unreadable', unreadableReason(error));
  }
}
