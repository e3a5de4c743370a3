import { spacedText } from '../../../shared/model/words.ts';
import { refreshConversation } from '../queries/conversation-threads.ts';
import { messageSource } from '../queries/messages.ts';
import { unpackedText } from '../packed-text.ts';
import { row, rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { deleteSources } from './delete-messages.ts';

/** So many messages are looked through in one step. */
export const scannedAtOnce = 200;

interface Whole {
  id: number;
  conversationId: number;
  subject: string;
  text: string;
  extra: string | null;
  recipients: string | null;
  externalId: string;
  references: string | null;
  url: string | null;
  html: string | Buffer | null;
  hasSource: number;
  name: string | null;
  address: string | null;
}

/**
 * Writes messages anew as `redact` leaves them. Their HTML and what they looked like at the source go where somebody was taken out;
 * the hash by which a repeated import knows them stays.
 */
export function redactMessages(database: WritableDb, ids: readonly number[], redact: (text: string) => string): void {
  const messages = rows<Whole>(
    database,
    `SELECT messages.id, conversation_id AS conversationId, subject, text, search_extra AS extra, recipients,
            external_id AS externalId, reference_ids AS "references", messages.url, html,
            message_source.message_id IS NOT NULL AS hasSource, identities.name, identities.address
     FROM json_each(?) AS wanted JOIN messages ON messages.id = wanted.value JOIN threads ON threads.id = thread_id
     LEFT JOIN message_html ON message_html.message_id = messages.id
     LEFT JOIN message_source ON message_source.message_id = messages.id
     LEFT JOIN identities ON identities.id = identity_id`,
    JSON.stringify(ids),
  );
  const conversations = new Set<number>();
  for (const message of messages) {
    if (redactOne(database, message, redact)) conversations.add(message.conversationId);
  }
  for (const id of conversations) refreshConversation(database, id);
}

/** @returns whether a word of the message itself changed */
function redactOne(database: WritableDb, message: Whole, redact: (text: string) => string): boolean {
  const kept = (text: string | null): string | null => (text === null ? null : redact(text));
  const after = {
    subject: redact(message.subject),
    text: redact(message.text),
    extra: kept(message.extra),
    recipients: kept(message.recipients),
    references: kept(message.references),
    url: kept(message.url),
  };
  const isChanged = (Object.keys(after) as (keyof typeof after)[]).some((key) => after[key] !== message[key]);
  const html = message.html === null ? '' : unpackedText(message.html, message.text);
  const source = message.hasSource === 1 ? (messageSource(database, message)?.source ?? '') : '';
  // Packed HTML is read with the help of the text beside it, so it cannot stay where that changes.
  if (isChanged || redact(html) !== html) run(database, 'DELETE FROM message_html WHERE message_id = ?', message.id);
  if (isChanged || redact(source) !== source) deleteSources(database, [message.id]);
  redactAttachments(database, message.id, redact);
  if (!isChanged) return false;
  run(
    database,
    `UPDATE messages SET subject = ?, text = ?, search_extra = ?, recipients = ?, reference_ids = ?, url = ? WHERE id = ?`,
    after.subject,
    after.text,
    after.extra,
    after.recipients,
    after.references,
    after.url === message.url ? message.url : null,
    message.id,
  );
  if (after.subject !== message.subject) redactThreadOf(database, message.id, redact);
  run(database, 'DELETE FROM messages_fts WHERE rowid = ?', message.id);
  run(
    database,
    'INSERT INTO messages_fts (rowid, subject, sender, body) VALUES (CAST(? AS INTEGER), ?, ?, ?)',
    message.id,
    spacedText(after.subject),
    spacedText(`${message.name ?? ''} ${message.address ?? ''}`),
    spacedText(after.extra === null ? after.text : `${after.text}\n${after.extra}`),
  );
  run(database, 'INSERT OR IGNORE INTO search_queue (message_id) VALUES (?)', message.id);
  return true;
}

/** The subject by which replies without a parent find their thread. */
function redactThreadOf(database: WritableDb, messageId: number, redact: (text: string) => string): void {
  const thread = row<{ id: number; subject: string }>(
    database,
    `SELECT threads.id, base_subject AS subject FROM messages JOIN threads ON threads.id = thread_id WHERE messages.id = ?`,
    messageId,
  )!;
  run(database, 'UPDATE threads SET base_subject = ? WHERE id = ?', redact(thread.subject), thread.id);
}

function redactAttachments(database: WritableDb, messageId: number, redact: (text: string) => string): void {
  const attached = rows<{ id: number; name: string; contentId: string | null }>(
    database,
    'SELECT id, name, content_id AS contentId FROM attachments WHERE message_id = ?',
    messageId,
  );
  for (const { id, name, contentId } of attached) {
    const after = [redact(name), contentId === null ? null : redact(contentId)];
    if (after[0] === name && after[1] === contentId) continue;
    run(database, 'UPDATE attachments SET name = ?, content_id = ? WHERE id = ?', ...after, id);
  }
}
