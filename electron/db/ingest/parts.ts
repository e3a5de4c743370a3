import { spacedText } from '../../../shared/model/words.ts';
import type { WritableDb } from '../open.ts';
import { statement } from '../statements.ts';
import type { ReadyMessage } from './ready-message.ts';
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
    write(id: number, message: ReadyMessage): void {
      const sender = message.author ? `${message.author.name ?? ''} ${message.author.address}` : '';
      const body = message.searchExtra ? `${message.text}\n${message.searchExtra}` : message.text;
      texts.set(id, [spacedText(message.subject), spacedText(sender), spacedText(body)]);
      if (message.packedHtml !== null) insertHtml.run(id, message.packedHtml);
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
