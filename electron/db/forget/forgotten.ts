import { createHmac, randomBytes } from 'node:crypto';
import { removed } from '../../../shared/model/redaction.ts';
import { row, rows, run } from '../statements.ts';
import type { ReadyMessage } from '../ingest/ready-message.ts';
import type { WritableDb } from '../open.ts';
import { unpackedText } from '../packed-text.ts';

/** Who was forgotten is known only by a keyed hash (HMAC-SHA-256, RFC 2104) of place and address; the key never leaves the file. */
function hashOf(salt: Buffer, place: string, address: string): Buffer {
  return createHmac('sha256', salt).update(`${place}\0${address.toLowerCase()}`).digest();
}

function saltOf(database: WritableDb): Buffer {
  const found = row<{ salt: Buffer }>(database, 'SELECT salt FROM forgetting_salt WHERE id = 1');
  if (found) return found.salt;
  const salt = randomBytes(32);
  run(database, 'INSERT INTO forgetting_salt (id, salt) VALUES (1, ?)', salt);
  return salt;
}

/** Remembers that an identity must not come back. */
export function rememberForgotten(database: WritableDb, place: string, address: string): void {
  run(
    database,
    'INSERT INTO forgotten (hash, forgotten_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
    hashOf(saltOf(database), place, address),
    Date.now(),
  );
}

const day = 86_400_000;
const mailAddress = /[^\s<>()[\]"',;:@]+@[^\s<>()[\]"',;:@]*[^\s<>()[\]"',;:@.]/g;

/** What keeps those who were forgotten, and what a source no longer keeps, out of what arrives. */
export interface Gate {
  /** The message as it may be stored, null when it may not. */
  admitted(message: ReadyMessage, sourceId: number, time: number): ReadyMessage | null;
}

/** Null while there is nothing to keep out, so that an import pays nothing for it. */
export function createGate(database: WritableDb): Gate | null {
  const hashes = new Set(
    rows<{ hash: Buffer }>(database, 'SELECT hash FROM forgotten').map(({ hash }) => hash.toString('hex')),
  );
  const oldest = new Map(
    rows<{ id: number; keepDays: number }>(
      database,
      'SELECT id, keep_days AS keepDays FROM sources WHERE keep_days IS NOT NULL',
    ).map(({ id, keepDays }) => [id, Date.now() - keepDays * day]),
  );
  if (hashes.size === 0 && oldest.size === 0) return null;
  const salt = hashes.size === 0 ? null : saltOf(database);
  const isForgotten = (place: string, address: string): boolean =>
    salt !== null && hashes.has(hashOf(salt, place, address).toString('hex'));
  const without = (text: string): string =>
    text.replace(mailAddress, (found) => (isForgotten('mail', found) ? removed : found));
  return {
    admitted(message, sourceId, time) {
      if (time < (oldest.get(sourceId) ?? -Infinity)) return null;
      const { author } = message;
      if (author !== null && isForgotten(author.place ?? `source:${sourceId}`, author.address)) return null;
      return salt === null ? message : withoutAddresses(message, without);
    },
  };
}

function withoutAddresses(message: ReadyMessage, without: (text: string) => string): ReadyMessage {
  const { packedHtml, source, ...rest } = message;
  const text = without(message.text);
  const clean: ReadyMessage = { ...rest, text, subject: without(message.subject), packedHtml: null };
  if (message.recipients !== undefined) clean.recipients = without(message.recipients);
  if (message.searchExtra !== undefined) clean.searchExtra = without(message.searchExtra);
  if (source !== undefined && without(source) === source) clean.source = source;
  // Packed HTML is read with the help of the text beside it, so it stays only where that does.
  if (packedHtml !== null && text === message.text) {
    const html = unpackedText(typeof packedHtml === 'string' ? packedHtml : Buffer.from(packedHtml), text);
    if (without(html) === html) clean.packedHtml = packedHtml;
  }
  return clean;
}
