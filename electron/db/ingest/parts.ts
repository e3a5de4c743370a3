import { createHash } from 'node:crypto';
import type { IncomingMessage } from '../../../shared/model/incoming.ts';
import { spacedText } from '../../../shared/model/words.ts';
import type { WritableDb } from '../open.ts';
import { packedText } from '../packed-text.ts';
import { statement } from '../statements.ts';
import { createSourceBlocks } from './source-blocks.ts';

/** What hangs on a message's row: its entry in the text index, its HTML, its attachments. */
export function createParts(database: WritableDb) {
  const insertText = statement(database, 'INSERT INTO messages_fts (rowid, subject, sender, body) VALUES (?, ?, ?, ?)');
  const queue = statement(database, 'INSERT OR IGNORE INTO search_queue (message_id) SELECT value FROM json_each(?)');
  const deleteText = statement(database, 'DELETE FROM messages_fts WHERE rowid = ?');
  const insertHtml = statement(database, 'INSERT INTO message_html (message_id, html) VALUES (?, ?)');
  const deleteHtml = statement(database, 'DELETE FROM message_html WHERE message_id = ?');
  const sources = createSourceBlocks(database);
  const insertAttachment = statement(
    database,
    'INSERT INTO attachments (message_id, name, mime_type, size, sha256, content_id, inline) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const deleteAttachments = statement(database, 'DELETE FROM attachments WHERE message_id = ?');

  /** Entries of the text index that wait for the end of the batch. */
  const texts = new Map<number, [subject: string, sender: string, body: string]>();

  return {
    write(id: number, message: IncomingMessage): void {
      const sender = message.author ? `${message.author.name ?? ''} ${message.author.address}` : '';
      const body = message.searchExtra ? `${message.text}\n${message.searchExtra}` : message.text;
      texts.set(id, [spacedText(message.subject), spacedText(sender), spacedText(body)]);
      if (message.html) insertHtml.run(id, packedText(message.html, message.text));
      if (message.source) sources.write(id, message.source, message.onChanged === 'keep-both');
      for (const it of message.attachments) {
        const inline = it.inline ? 1 : 0;
        insertAttachment.run(id, it.name, it.mimeType, it.size, it.sha256, it.contentId ?? null, inline);
      }
    },
    remove(id: number): void {
      if (!texts.delete(id)) deleteText.run(id);
      deleteHtml.run(id);
      sources.remove(id);
      deleteAttachments.run(id);
    },
    /**
     * Writes what waits, to the text index after everything else of the batch: FTS5 writes out what it gathers whenever
     * another statement opens a savepoint, as those with triggers do, which made them ten times as slow.
     */
    writeBack(): void {
      sources.writeBack();
      const ordered = [...texts].sort(([a], [b]) => a - b);
      queue.run(JSON.stringify(ordered.map(([id]) => id)));
      for (const [id, text] of ordered) insertText.run(id, ...text);
      texts.clear();
    },
    forget(): void {
      texts.clear();
      sources.forget();
    },
  };
}

/** Same words from the same author are the same message, whatever white space a mail system put in between. */
export function contentHash(message: IncomingMessage): Buffer {
  const { author, subject, text, attachments } = message;
  const sum = createHash('sha1').update(`${author?.address.toLowerCase() ?? ''}\0${subject}\0`);
  sum.update(spacedOnce(text));
  for (const attachment of attachments) sum.update(`\0${attachment.sha256}`);
  return sum.digest().subarray(0, 16);
}

const ascii = /^[\x00-\x7f]*$/;
const space = 0x20;
let room = Buffer.allocUnsafeSlow(64 * 1024);

/** One blank wherever there is white space, none at either end; as bytes, since that takes a third of the time. */
function spacedOnce(text: string): string | Buffer {
  if (!ascii.test(text)) return text.replace(/\s+/g, ' ').trim();
  if (text.length > room.length) room = Buffer.allocUnsafeSlow(text.length * 2);
  const length = room.write(text, 'latin1');
  let end = 0;
  let afterSpace = true;
  for (let at = 0; at < length; at += 1) {
    const byte = room[at]!;
    const isSpace = byte === space || (byte >= 0x09 && byte <= 0x0d);
    if (!isSpace) room[end++] = byte;
    else if (!afterSpace) room[end++] = space;
    afterSpace = isSpace;
  }
  return room.subarray(0, afterSpace && end > 0 ? end - 1 : end);
}
