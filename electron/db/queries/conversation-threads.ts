import { snippetOf, titleFrom } from '../snippet.ts';
import { row, rows, run } from '../statements.ts';
import { refreshHelpers, refreshRelation } from './relation.ts';
import { refreshWaiting } from './waiting.ts';
import type { WritableDb } from '../open.ts';

/** Stored states of a conversation. */
export const stateNumber = { open: 0, snoozed: 1, done: 2, merged: 3 } as const;

interface Edge {
  id: number;
  identityId: number | null;
  subject: string;
  text: string;
}

const edge = (order: 'ASC' | 'DESC') => `
  SELECT messages.id, identity_id AS identityId, subject, substr(text, 1, 4000) AS text
  FROM threads JOIN messages ON messages.thread_id = threads.id
  WHERE threads.conversation_id = ? AND threads.merged_into IS NULL
  ORDER BY messages.id ${order} LIMIT 1`;
const firstMessage = edge('ASC');
const lastMessage = edge('DESC');

/** Works out anew what a conversation's row says about its messages, after threads have come or gone. */
export function refreshConversation(database: WritableDb, id: number): void {
  const first = row<Edge>(database, firstMessage, id);
  const last = row<Edge>(database, lastMessage, id);
  if (!first || !last) return;
  const totals = row<{ messages: number; participants: number }>(
    database,
    `SELECT (SELECT sum(messages) FROM threads WHERE conversation_id = :id AND merged_into IS NULL) AS messages,
            (SELECT count(DISTINCT identity_id) FROM thread_participants
             WHERE thread_id IN (SELECT id FROM threads WHERE conversation_id = :id AND merged_into IS NULL)) AS participants`,
    { id },
  )!;
  run(
    database,
    `UPDATE conversations SET messages = ?, participants = ?, first_message_id = ?, last_message_id = ?,
       first_identity_id = ?, last_identity_id = ?, title = ?, snippet = ? WHERE id = ?`,
    totals.messages,
    totals.participants,
    first.id,
    last.id,
    first.identityId,
    last.identityId,
    first.subject || titleFrom(snippetOf(first.text)),
    snippetOf(last.text),
    id,
  );
  refreshWaiting(database, id);
  refreshHelpers(database, id);
  refreshRelation(database, id);
}

/** Works out anew what threads say about their messages, after messages moved between them, and where answers to these belong. */
export function refreshThreads(
  database: WritableDb,
  messageIds: readonly number[],
  threadIds: readonly number[],
): void {
  for (const id of messageIds) {
    run(
      database,
      `UPDATE message_ids SET thread_id = messages.thread_id FROM messages
       WHERE messages.id = ? AND message_ids.source_id = messages.source_id AND message_ids.external_id = messages.external_id`,
      id,
    );
  }
  for (const id of threadIds) {
    run(database, 'DELETE FROM thread_participants WHERE thread_id = ?', id);
    run(
      database,
      `INSERT INTO thread_participants (thread_id, identity_id, messages, last_message_id)
       SELECT thread_id, identity_id, count(*), max(id) FROM messages
       WHERE thread_id = ? AND identity_id IS NOT NULL GROUP BY identity_id`,
      id,
    );
    run(
      database,
      `UPDATE threads SET (messages, first_at, last_at) =
         (SELECT count(*), coalesce(min(id) / 2048, first_at), coalesce(max(id) / 2048, last_at) FROM messages WHERE thread_id = threads.id)
       WHERE id = ?`,
      id,
    );
  }
}

/** One conversation becomes part of another: its threads, notes and evidence move, its id leads to the other from now on. */
export function absorbConversation(database: WritableDb, goneId: number, keptId: number): void {
  const gone = row<{ state: number; unread: number; practices: number }>(
    database,
    'SELECT state, unread, practices FROM conversations WHERE id = ?',
    goneId,
  )!;
  run(database, 'UPDATE threads SET conversation_id = ? WHERE conversation_id = ?', keptId, goneId);
  run(database, "UPDATE notes SET target_id = ? WHERE target_type = 'conversation' AND target_id = ?", keptId, goneId);
  run(database, 'UPDATE evidence SET conversation_id = ? WHERE conversation_id = ?', keptId, goneId);
  run(database, 'UPDATE assumptions SET conversation_id = ? WHERE conversation_id = ?', keptId, goneId);
  for (const table of givingTables) {
    run(database, `UPDATE ${table} SET conversation_id = ? WHERE conversation_id = ?`, keptId, goneId);
  }
  for (const [table, column] of ties) {
    run(
      database,
      `INSERT INTO ${table} (conversation_id, ${column}) SELECT ?, ${column} FROM ${table} WHERE conversation_id = ?
       ON CONFLICT DO NOTHING`,
      keptId,
      goneId,
    );
    run(database, `DELETE FROM ${table} WHERE conversation_id = ?`, goneId);
  }
  moveLinks(database, goneId, keptId);
  // What is open or unread in either stays so: joining never hides anything.
  run(
    database,
    'UPDATE conversations SET state = min(state, ?), unread = max(unread, ?), practices = practices | ? WHERE id = ?',
    gone.state,
    gone.unread,
    gone.practices,
    keptId,
  );
  run(database, 'UPDATE conversations SET state = 3, unread = 0, merged_into = ? WHERE id = ?', keptId, goneId);
  refreshConversation(database, keptId);
}

/** What people gave and got in a conversation. */
export const givingTables = ['contributions', 'credits', 'promises'] as const;

const ties = [
  ['conversation_labels', 'label_id'],
  ['conversation_changes', 'change_id'],
  ['conversation_people', 'person_id'],
] as const;

function moveLinks(database: WritableDb, goneId: number, keptId: number): void {
  run(
    database,
    `INSERT INTO conversation_links (a_id, b_id)
     SELECT min(other, :kept), max(other, :kept) FROM
       (SELECT iif(a_id = :gone, b_id, a_id) AS other FROM conversation_links WHERE a_id = :gone OR b_id = :gone)
     WHERE other <> :kept ON CONFLICT DO NOTHING`,
    { gone: goneId, kept: keptId },
  );
  run(database, 'DELETE FROM conversation_links WHERE a_id = ? OR b_id = ?', goneId, goneId);
}

/** The id under which a conversation stands now, or null when there is none of that id. */
export function standingConversation(database: WritableDb, id: number): number | null {
  let at = id;
  for (;;) {
    const found = row<{ mergedInto: number | null }>(
      database,
      'SELECT merged_into AS mergedInto FROM conversations WHERE id = ?',
      at,
    );
    if (!found) return null;
    if (found.mergedInto === null) return at;
    at = found.mergedInto;
  }
}

/** A reply that names no parent joins what was said under its subject in the 30 days before it. */
const recent = 30 * 86_400_000;

/**
 * Joins the threads of a source that name no parent to the conversation of the same base subject, where one is recent.
 * Runs after a batch of ingest, so that the outcome does not hang on the order of arrival.
 * @returns how many were joined
 */
export function joinBySubject(database: WritableDb, sourceId: number): number {
  const pending = rows<{ id: number; conversationId: number; baseSubject: string; firstAt: number }>(
    database,
    `SELECT id, conversation_id AS conversationId, base_subject AS baseSubject, first_at AS firstAt FROM threads
     WHERE source_id = ? AND subject_join = 1 AND merged_into IS NULL AND base_subject <> '' ORDER BY first_at, id`,
    sourceId,
  );
  let joined = 0;
  for (const thread of pending) {
    const host = row<{ conversationId: number }>(
      database,
      `SELECT conversation_id AS conversationId FROM threads
       WHERE source_id = ? AND base_subject = ? AND last_at >= ? AND first_at <= ? AND merged_into IS NULL
         AND id <> ? AND conversation_id <> ? AND subject_join <> 3
       ORDER BY (subject_join = 0) DESC, last_at DESC, id LIMIT 1`,
      sourceId,
      thread.baseSubject,
      thread.firstAt - recent,
      thread.firstAt,
      thread.id,
      thread.conversationId,
    );
    if (!host) continue;
    run(database, 'UPDATE threads SET subject_join = 2 WHERE id = ?', thread.id);
    absorbConversation(database, thread.conversationId, host.conversationId);
    joined += 1;
  }
  return joined;
}
