import { createHash } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeWholeFile } from '../export/write-file.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Keeps attachments as files named by what is in them: `<folder>/ab/cdef…`, readable by their owner alone.
 * `storeAttachment` resolves when the bytes are safe on the disk, with their SHA-256 in lower-case hex.
 */
export function createAttachmentStore(folder: string): { storeAttachment(bytes: Uint8Array): Promise<string> } {
  return {
    async storeAttachment(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = attachmentPath(folder, sha256);
      if ((await sizeOf(file)) === bytes.length) return sha256;
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await writeWholeFile(file, bytes, 0o600);
      return sha256;
    },
  };
}

/** Where the attachment with this hash lies. Throws a RangeError for anything but 64 lower-case hex digits. */
export function attachmentPath(folder: string, sha256: string): string {
  if (!SHA256.test(sha256)) throw new RangeError('Not the SHA-256 of an attachment.');
  return path.join(folder, sha256.slice(0, 2), sha256.slice(2));
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch {
    return null;
  }
}
