import { SamesideError } from '../../errors.ts';
import { longestSource } from '../../../shared/model/raw-source.ts';
import { blockSize } from '../ingest/source-blocks.ts';
import { textsInside, unpackedText } from '../packed-text.ts';
import { row, rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';

/** The HTML part as found, unsafe, with the inline images that it may name; null for a message without one. */
export function messageHtml(
  database: WritableDb,
  input: { id: number },
): { html: string; inline: { contentId: string; mimeType: string; size: number; sha256: string }[] } | null {
  const found = row<{ html: string | Buffer; text: string }>(
    database,
    'SELECT html, text FROM message_html JOIN messages ON messages.id = message_id WHERE message_id = ?',
    input.id,
  );
  if (!found) return null;
  return {
    html: unpackedText(found.html, found.text),
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
  const found = row<{ source: string | Buffer | number }>(
    database,
    'SELECT source FROM message_source WHERE message_id = ?',
    input.id,
  );
  if (!found) return null;
  const source = typeof found.source === 'number' ? sourceInBlock(database, found.source) : unpackedText(found.source);
  return { source, isCut: source.length >= longestSource };
}

function sourceInBlock(database: WritableDb, place: number): string {
  const block = row<{ content: Buffer }>(
    database,
    'SELECT content FROM source_blocks WHERE id = ?',
    Math.floor(place / blockSize),
  );
  return textsInside(block!.content)[place % blockSize]!;
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
