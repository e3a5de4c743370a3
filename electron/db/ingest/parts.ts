import { hash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { IncomingMessage } from '../../../shared/model/incoming.ts';
import { spacedText } from '../../../shared/model/words.ts';
import type { WritableDb } from '../open.ts';
import { statement } from '../statements.ts';

/** What hangs on a message's row: its entry in the text index, its HTML, its attachments. */
export function createParts(database: WritableDb) {
  const insertText = statement(database, 'INSERT INTO messages_fts (rowid, subject, sender, body) VALUES (?, ?, ?, ?)');
  const queue = statement(database, 'INSERT OR IGNORE INTO search_queue (message_id) VALUES (?)');
  const deleteText = statement(database, 'DELETE FROM messages_fts WHERE rowid = ?');
  const insertHtml = statement(database, 'INSERT INTO message_html (message_id, html) VALUES (?, ?)');
  const deleteHtml = statement(database, 'DELETE FROM message_html WHERE message_id = ?');
  const insertSource = statement(database, 'INSERT INTO message_source (message_id, source) VALUES (?, ?)');
  const deleteSource = statement(database, 'DELETE FROM message_source WHERE message_id = ?');
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
      if (message.html) insertHtml.run(id, storedText(message.html));
      if (message.source) insertSource.run(id, storedText(message.source));
      for (const it of message.attachments) {
        const inline = it.inline ? 1 : 0;
        insertAttachment.run(id, it.name, it.mimeType, it.size, it.sha256, it.contentId ?? null, inline);
      }
    },
    remove(id: number): void {
      if (!texts.delete(id)) deleteText.run(id);
      deleteHtml.run(id);
      deleteSource.run(id);
      deleteAttachments.run(id);
    },
    /**
     * Writes what waits to the text index, after everything else of the batch: FTS5 writes out what it gathers whenever
     * another statement opens a savepoint, as those with triggers do, which made them ten times as slow.
     */
    indexTexts(): void {
      const ordered = [...texts].sort(([a], [b]) => a - b);
      for (const [id] of ordered) queue.run(id);
      for (const [id, text] of ordered) insertText.run(id, ...text);
      texts.clear();
    },
    forget: () => texts.clear(),
  };
}

/** Below this length compressing takes more time than it saves room; UTF-16 code units. */
const shortText = 2048;

/** Text as it is, or a blob of raw deflate. */
function storedText(text: string): string | Buffer {
  return text.length < shortText ? text : deflateRawSync(Buffer.from(text), { level: 1 });
}

/** Same words from the same author are the same message, whatever white space a mail system put in between. */
export function contentHash(message: IncomingMessage): Buffer {
  const { author, subject, text, attachments } = message;
  const words = [author?.address.toLowerCase() ?? '', subject, text.replace(/\s+/g, ' ').trim()];
  for (const attachment of attachments) words.push(attachment.sha256);
  return hash('sha1', words.join('\0'), 'buffer').subarray(0, 16);
}
