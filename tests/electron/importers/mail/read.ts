import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readMail } from '../../../../electron/importers/mail/message.ts';
import type { ImportContext, ImportEntry } from '../../../../electron/importers/types.ts';
import type { ImportItem, IncomingMessage } from '../../../../shared/model/incoming.ts';

/** A context that keeps what is stored and where reading stood. */
export function rememberingContext(): ImportContext & { stored: Map<string, Buffer>; places: number[] } {
  const stored = new Map<string, Buffer>();
  const places: number[] = [];
  return {
    stored,
    places,
    scope: '',
    at: ({ offset }) => places.push(offset),
    async storeAttachment(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      stored.set(hash, Buffer.from(bytes));
      return hash;
    },
  };
}

/** Bytes as if they were a file, read in chunks of the given size. */
export function entryOf(path: string, content: Buffer | string, chunkSize = 64 * 1024): ImportEntry {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    path,
    size: bytes.length,
    head: bytes.subarray(0, 64 * 1024),
    async *stream(offset = 0) {
      for (let at = offset; at < bytes.length; at += chunkSize)
        yield bytes.subarray(at, Math.min(at + chunkSize, bytes.length));
    },
    bytes: async () => bytes,
    sibling: async () => null,
  };
}

export function fixture(name: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`../../../fixtures/mail/mimekit/${name}`, import.meta.url)));
}

/** Reads one message from its bytes; a string is one byte a character. */
export function readBytes(raw: Buffer | string): Promise<ImportItem> {
  const bytes = typeof raw === 'string' ? Buffer.from(raw, 'latin1') : raw;
  return readMail(bytes, rememberingContext(), { where: 'x' });
}

/** The message that the item holds; anything else fails the test. */
export function messageOf(item: ImportItem | undefined): IncomingMessage {
  if (item?.type !== 'message') throw new Error(`No message: ${JSON.stringify(item)}`);
  return item.message;
}
