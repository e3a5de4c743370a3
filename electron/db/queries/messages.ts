import { inflateRawSync } from 'node:zlib';
import { SamesideError } from '../../errors.ts';
import { longestSource } from '../../../shared/model/raw-source.ts';
import { row, rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';

/** The HTML part as found, unsafe, with the inline images that it may name; null for a message without one. */
export function messageHtml(
  database: WritableDb,
  input: { id: number },
): { html: string; inline: { contentId: string; mimeType: string; size: number; sha256: string }[] } | null {
  const found = row<{ html: string | Buffer }>(
    database,
    'SELECT html FROM message_html WHERE message_id = ?',
    input.id,
  );
  if (!found) return null;
  return {
    html: readText(found.html),
    inline: rows(
      database,
      `SELECT content_id AS contentId, mime_type AS mimeType, size, sha256 FROM attachments
       WHERE message_id = ? AND content_id IS NOT NULL`,
      input.id,
    ),
  };
}

/** The message as it came; null for one that was imported before that was kept. `isCut`: its end was left out. */
export function messageSource(database: WritableDb, input: { id: number }): { source: string; isCut: boolean } | null {
  const found = row<{ source: string | Buffer }>(
    database,
    'SELECT source FROM message_source WHERE message_id = ?',
    input.id,
  );
  if (!found) return null;
  const source = readText(found.source);
  return { source, isCut: source.length >= longestSource };
}

/** Text as it is, or a blob of raw deflate. */
function readText(stored: string | Buffer): string {
  return typeof stored === 'string' ? stored : inflateRawSync(stored).toString('utf8');
}

/** @throws SamesideError `not-found` */
export function attachment(
  database: WritableDb,
  input: { id: number },
): { id: number; name: string; mimeType: string; size: number; sha256: string } {
  const found = row<{ id: number; name: string; mimeType: string; size: number; sha256: string }>(
    database,
    'SELECT id, name, mime_type AS mimeType, size, sha256 FROM attachments WHERE id = ?',
    input.id,
  );
  if (!found) throw new SamesideError('not-found', `There is no attachment ${input.id}.`);
  return found;
}

/** The conversation that a message stands in now. @throws SamesideError `not-found` */
export function conversationOfMessage(database: WritableDb, input: { id: number }): number {
  const found = row<{ id: number }>(
    database,
    'SELECT conversation_id AS id FROM messages JOIN threads ON threads.id = thread_id WHERE messages.id = ?',
    input.id,
  );
  if (!found) throw new SamesideError('not-found', `There is no message ${input.id}.`);
  return found.id;
}
