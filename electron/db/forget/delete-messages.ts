import { blockSize } from '../ingest/source-blocks.ts';
import { packedTogether, textsInside } from '../packed-text.ts';
import { refreshConversation, refreshThreads } from '../queries/conversation-threads.ts';
import { firstMessageExpression, helpedExpression, refreshRelationsOf } from '../queries/relation.ts';
import { row, rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';

const among = 'IN (SELECT value FROM json_each(?))';

/** What a message looked like where it came from, gone; blocks that hold others' as well are written anew. */
export function deleteSources(database: WritableDb, messageIds: readonly number[]): void {
  const ids = JSON.stringify(messageIds);
  const placed = rows<{ place: number }>(
    database,
    `SELECT source AS place FROM message_source WHERE message_id ${among} AND typeof(source) = 'integer'`,
    ids,
  );
  const byBlock = new Map<number, number[]>();
  for (const { place } of placed) {
    const block = Math.floor(place / blockSize);
    byBlock.set(block, [...(byBlock.get(block) ?? []), place % blockSize]);
  }
  for (const [id, places] of byBlock) {
    const block = row<{ content: Buffer }>(database, 'SELECT content FROM source_blocks WHERE id = ?', id);
    if (!block) continue;
    const texts = textsInside(block.content);
    for (const place of places) texts[place] = '';
    run(database, 'UPDATE source_blocks SET content = ? WHERE id = ?', packedTogether(texts), id);
  }
  run(database, `DELETE FROM message_source WHERE message_id ${among}`, ids);
}

/**
 * Deletes messages with all that hangs on them; conversations that are left without any go as well. Not undoable. Files of
 * attachments that no message names any more are noted for removal.
 */
export function deleteMessages(database: WritableDb, messageIds: readonly number[]): void {
  const ids = JSON.stringify(messageIds);
  const threads = rows<{ id: number; conversationId: number }>(
    database,
    `SELECT DISTINCT threads.id, conversation_id AS conversationId FROM messages JOIN threads ON threads.id = thread_id
     WHERE messages.id ${among}`,
    ids,
  );
  noteFiles(database, ids);
  const speaking = rows<{ id: number }>(
    database,
    `SELECT DISTINCT person_id AS id FROM thread_participants JOIN identities ON identities.id = identity_id
     WHERE thread_id ${among}`,
    JSON.stringify(threads.map(({ id }) => id)),
  );
  deleteSources(database, messageIds);
  for (const [table, column] of onMessages) run(database, `DELETE FROM ${table} WHERE ${column} ${among}`, ids);
  run(
    database,
    `UPDATE message_ids SET message_id = NULL FROM messages WHERE messages.id ${among}
       AND message_ids.source_id = messages.source_id AND message_ids.external_id = messages.external_id`,
    ids,
  );
  run(
    database,
    `UPDATE sources SET messages = sources.messages - gone.count FROM
       (SELECT source_id, count(*) AS count FROM messages WHERE id ${among} GROUP BY source_id) AS gone
     WHERE gone.source_id = sources.id`,
    ids,
  );
  run(database, `DELETE FROM messages WHERE id ${among}`, ids);
  for (const id of messageIds) {
    run(database, 'DELETE FROM messages_fts WHERE rowid = ?', id);
    if (row(database, 'SELECT 1 FROM message_beginnings_docsize WHERE id = ?', id)) {
      run(database, 'DELETE FROM message_beginnings WHERE rowid = ?', id);
    }
  }
  refreshThreads(
    database,
    [],
    threads.map(({ id }) => id),
  );
  deleteEmptyThreads(
    database,
    threads.map(({ id }) => id),
  );
  for (const id of new Set(threads.map(({ conversationId }) => conversationId))) {
    if (row(database, 'SELECT 1 FROM threads WHERE conversation_id = ? AND merged_into IS NULL', id)) {
      refreshConversation(database, id);
    } else {
      deleteConversation(database, id);
    }
  }
  for (const { id } of speaking) heardLess(database, id);
}

/** Which of the files are named by other messages as well is asked when they are removed. */
function noteFiles(database: WritableDb, messageIds: string): void {
  run(
    database,
    `INSERT OR IGNORE INTO removed_files (sha256) SELECT sha256 FROM attachments WHERE message_id ${among}`,
    messageIds,
  );
}

/** What is kept about somebody follows when words of theirs, or of a conversation in which they speak, are gone. */
function heardLess(database: WritableDb, personId: number): void {
  const { changes } = run(
    database,
    `UPDATE people SET first_message_id = ${firstMessageExpression}, helped = helped AND ${helpedExpression}
     WHERE id = ? AND (first_message_id NOT IN (SELECT id FROM messages) OR helped = 1 AND NOT ${helpedExpression})`,
    personId,
  );
  if (changes > 0) refreshRelationsOf(database, personId);
  run(database, 'INSERT OR IGNORE INTO voice_queue (person_id) VALUES (?)', personId);
}

const onMessages = [
  ['message_html', 'message_id'],
  ['attachments', 'message_id'],
  ['search_queue', 'message_id'],
  ['dismissed_hints', 'message_id'],
] as const;

function deleteEmptyThreads(database: WritableDb, ids: readonly number[]): void {
  const empty = rows<{ id: number }>(
    database,
    `SELECT id FROM threads WHERE id ${among} AND NOT EXISTS (SELECT 1 FROM messages WHERE thread_id = threads.id)`,
    JSON.stringify(ids),
  );
  for (const { id } of empty) {
    // Ids that were read under a thread that became part of this one lead to that one still.
    const all = `(WITH RECURSIVE part (id) AS
      (SELECT ? UNION SELECT threads.id FROM threads JOIN part ON threads.merged_into = part.id) SELECT id FROM part)`;
    run(database, `DELETE FROM message_ids WHERE message_id IS NULL AND thread_id IN ${all}`, id);
    run(database, `DELETE FROM thread_participants WHERE thread_id IN ${all}`, id);
    run(database, `DELETE FROM threads WHERE id IN ${all}`, id);
  }
}

/** A conversation without messages, and what was written about it. */
function deleteConversation(database: WritableDb, id: number): void {
  run(database, 'DELETE FROM conversation_links WHERE a_id = ? OR b_id = ?', id, id);
  run(database, "DELETE FROM notes WHERE target_type = 'conversation' AND target_id = ?", id);
  for (const table of [
    'conversation_labels',
    'conversation_changes',
    'conversation_people',
    'assumptions',
    'arrivals',
  ]) {
    run(database, `DELETE FROM ${table} WHERE conversation_id = ?`, id);
  }
  run(database, 'DELETE FROM threads WHERE conversation_id = ?', id);
  for (const merged of rows<{ id: number }>(database, 'SELECT id FROM conversations WHERE merged_into = ?', id)) {
    deleteConversation(database, merged.id);
  }
  run(database, 'DELETE FROM conversations WHERE id = ?', id);
}
