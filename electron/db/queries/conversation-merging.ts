import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { row, rows, run } from '../statements.ts';
import { existingIds, recordedAction, type Touched } from '../undo.ts';
import {
  absorbConversation,
  givingTables,
  refreshConversation,
  refreshThreads,
  standingConversation,
} from './conversation-threads.ts';
import type { WritableDb } from '../open.ts';

const wholeConversation = [
  'state',
  'snoozed_until',
  'unread',
  'practices',
  'merged_into',
  'messages',
  'participants',
  'first_message_id',
  'last_message_id',
  'first_identity_id',
  'last_identity_id',
  'title',
  'snippet',
  'waiting_since',
  'read_at',
] as const;

/** How a thread came to stand in a conversation: `threads.subject_join`. */
const joined = { bySubject: 2, separated: 3, byHand: 4 } as const;

/** A conversation's row for a thread that is to stand alone; until that is done it counts as merged into the host. */
function placeFor(database: WritableDb, sourceId: number, firstMessageId: number, hostId: number): number {
  return run(
    database,
    `INSERT INTO conversations (source_id, title, state, unread, first_message_id, last_message_id, merged_into)
     VALUES (?, '', 3, 0, ?, ?, ?)`,
    sourceId,
    firstMessageId,
    firstMessageId,
    hostId,
  ).id;
}

function beginBeside(database: WritableDb, ownId: number, hostId: number): void {
  run(
    database,
    `UPDATE conversations SET merged_into = NULL, (state, unread, read_at, snoozed_until, practices) =
       (SELECT state, unread, read_at, snoozed_until, practices FROM conversations WHERE id = ?) WHERE id = ?`,
    hostId,
    ownId,
  );
  refreshConversation(database, ownId);
  refreshConversation(database, hostId);
}

/** Takes a thread that was joined by its subject or by hand back into a conversation of its own. @throws SamesideError `not-found` */
export function separateThread(database: WritableDb, input: { threadId: number }): UndoEntry {
  const thread = row<{ conversationId: number; sourceId: number; firstId: number; title: string }>(
    database,
    `SELECT conversation_id AS conversationId, threads.source_id AS sourceId, title,
            (SELECT min(id) FROM messages WHERE thread_id = threads.id) AS firstId
     FROM threads JOIN conversations ON conversations.id = conversation_id
     WHERE threads.id = ? AND subject_join IN (?, ?) AND threads.merged_into IS NULL`,
    input.threadId,
    joined.bySubject,
    joined.byHand,
  );
  if (!thread) throw new SamesideError('not-found', 'This message stands in a conversation of its own already.');
  const host = thread.conversationId;
  return database
    .transaction(() => {
      const own = placeFor(database, thread.sourceId, thread.firstId, host);
      const touched: Touched[] = [
        { table: 'threads', ids: [input.threadId], columns: ['conversation_id', 'subject_join'] },
        { table: 'conversations', ids: [host, own], columns: wholeConversation },
      ];
      return recordedAction(database, { label: 'Separated', count: 1, subject: thread.title, touched }, () => {
        run(
          database,
          'UPDATE threads SET conversation_id = ?, subject_join = ? WHERE id = ?',
          own,
          joined.separated,
          input.threadId,
        );
        beginBeside(database, own, host);
      });
    })
    .immediate();
}

/**
 * Makes several conversations one: the others become part of `intoId`, their ids lead there from now on. What is open or
 * unread in one of them stays so. Each of their threads can be separated again.
 * @throws SamesideError `not-found`, or `nothing-to-merge` when there is only one
 */
export function mergeConversations(database: WritableDb, input: { ids: readonly number[]; intoId: number }): UndoEntry {
  const into = standingConversation(database, input.intoId);
  if (into === null) throw new SamesideError('not-found', `There is no conversation ${input.intoId}.`);
  const gone = existingIds(database, 'conversations', input.ids).filter(
    (id) => id !== into && standingConversation(database, id) === id,
  );
  if (gone.length === 0) throw new SamesideError('nothing-to-merge', 'Choose at least two conversations to merge.');
  const all = JSON.stringify([into, ...gone]);
  const idsIn = (table: string, where = 'conversation_id IN (SELECT value FROM json_each(?))'): number[] =>
    rows<{ id: number }>(
      database,
      `SELECT id FROM ${table} WHERE ${where}`,
      ...Array.from({ length: where.split('?').length - 1 }, () => all),
    ).map(({ id }) => id);
  const tied = (): Touched[] => [
    { table: 'conversation_labels', ids: idsIn('conversation_labels') },
    { table: 'conversation_changes', ids: idsIn('conversation_changes') },
    { table: 'conversation_links', ids: idsIn('conversation_links', linkedWhere) },
  ];
  const before = tied();
  return recordedAction(
    database,
    {
      label: 'Merged',
      count: gone.length + 1,
      subject: row<{ title: string }>(database, 'SELECT title FROM conversations WHERE id = ?', into)!.title,
      touched: [
        { table: 'threads', ids: idsIn('threads'), columns: ['conversation_id', 'subject_join'] },
        { table: 'conversations', ids: [into, ...gone], columns: wholeConversation },
        { table: 'notes', ids: idsIn('notes', notesWhere), columns: ['target_id'] },
        { table: 'evidence', ids: idsIn('evidence'), columns: ['conversation_id'] },
        { table: 'assumptions', ids: idsIn('assumptions'), columns: ['conversation_id'] },
        ...givingTables.map((table) => ({ table, ids: idsIn(table), columns: ['conversation_id'] })),
        ...before,
      ],
      made: () =>
        tied().map(({ table, ids }, index) => ({ table, ids: ids.filter((id) => !before[index]!.ids.includes(id)) })),
    },
    () => {
      for (const id of gone) {
        run(
          database,
          'UPDATE threads SET subject_join = ? WHERE conversation_id = ? AND merged_into IS NULL',
          joined.byHand,
          id,
        );
        absorbConversation(database, id, into);
      }
    },
  );
}

const linkedWhere = `a_id IN (SELECT value FROM json_each(?)) OR b_id IN (SELECT value FROM json_each(?))`;
const notesWhere = `target_type = 'conversation' AND target_id IN (SELECT value FROM json_each(?))`;

/**
 * Takes a message and the answers to it out into a conversation of their own; later answers to them follow.
 * @throws SamesideError `not-found`, or `nothing-to-split` for the message that begins its thread
 */
export function splitMessage(
  database: WritableDb,
  input: { messageId: number },
): { conversationId: number; undo: UndoEntry } {
  const found = row<{ threadId: number; host: number; sourceId: number; base: string; subject: string }>(
    database,
    `SELECT thread_id AS threadId, conversation_id AS host, messages.source_id AS sourceId, base_subject AS base, subject
     FROM messages JOIN threads ON threads.id = thread_id WHERE messages.id = ?`,
    input.messageId,
  );
  if (!found) throw new SamesideError('not-found', `There is no message ${input.messageId}.`);
  const { threadId, host } = found;
  const moving = withAnswers(database, threadId, input.messageId);
  const all = row<{ count: number }>(database, 'SELECT count(*) AS count FROM messages WHERE thread_id = ?', threadId)!;
  if (moving.length === all.count) {
    throw new SamesideError(
      'nothing-to-split',
      'Everything in this thread answers this message: there is nothing to split.',
    );
  }
  return database
    .transaction(() => {
      const own = placeFor(database, found.sourceId, input.messageId, host);
      const time = Math.floor(input.messageId / 2048);
      const { id: thread } = run(
        database,
        `INSERT INTO threads (source_id, conversation_id, base_subject, first_at, last_at, messages, subject_join, merged_into, split_from)
         VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?)`,
        found.sourceId,
        host,
        found.base,
        time,
        time,
        joined.separated,
        threadId,
        threadId,
      );
      const touched: Touched[] = [
        { table: 'threads', ids: [thread], columns: ['merged_into', 'conversation_id'] },
        { table: 'threads', ids: [threadId], columns: ['messages'] },
        { table: 'messages', ids: moving, columns: ['thread_id'] },
        { table: 'conversations', ids: [host, own], columns: wholeConversation },
      ];
      const undo = recordedAction(database, { label: 'Split off', count: 1, subject: found.subject, touched }, () => {
        run(database, 'UPDATE threads SET merged_into = NULL, conversation_id = ? WHERE id = ?', own, thread);
        for (const id of moving) run(database, 'UPDATE messages SET thread_id = ? WHERE id = ?', thread, id);
        refreshThreads(database, moving, [threadId, thread]);
        beginBeside(database, own, host);
      });
      return { conversationId: own, undo };
    })
    .immediate();
}

/** The message, and all in its thread that answer it or one of its answers. */
function withAnswers(database: WritableDb, threadId: number, messageId: number): number[] {
  const all = rows<{ id: number; externalId: string; references: string | null }>(
    database,
    'SELECT id, external_id AS externalId, reference_ids AS "references" FROM messages WHERE thread_id = ? ORDER BY id',
    threadId,
  );
  const names = new Set([all.find(({ id }) => id === messageId)!.externalId]);
  const moving = new Set([messageId]);
  // An answer may be dated before what it answers: go round until nothing is added.
  for (let before = -1; before !== moving.size;) {
    before = moving.size;
    for (const { id, externalId, references } of all) {
      if (moving.has(id) || !references?.split('\n').some((name) => names.has(name))) continue;
      moving.add(id);
      names.add(externalId);
    }
  }
  return [...moving];
}

/** Says that two conversations are about the same thing, or no longer. @throws SamesideError `not-found` */
export function linkConversations(
  database: WritableDb,
  input: { id: number; otherId: number; on: boolean },
): UndoEntry {
  const [a, b] = [input.id, input.otherId].map((id) => standingConversation(database, id));
  if (a == null || b == null || a === b) throw new SamesideError('not-found', 'Choose another conversation.');
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  const known = row<{ id: number }>(
    database,
    'SELECT id FROM conversation_links WHERE a_id = ? AND b_id = ?',
    low,
    high,
  );
  const [title, other] = [a, b].map(
    (id) => row<{ title: string }>(database, 'SELECT title FROM conversations WHERE id = ?', id)!.title,
  );
  let made: number[] = [];
  return recordedAction(
    database,
    {
      label: input.on ? `Linked with “${other}”` : `No longer linked with “${other}”`,
      count: 1,
      subject: title!,
      touched: known ? [{ table: 'conversation_links', ids: [known.id] }] : [],
      made: () => [{ table: 'conversation_links', ids: made }],
    },
    () => {
      if (input.on && !known) {
        made = [run(database, 'INSERT INTO conversation_links (a_id, b_id) VALUES (?, ?)', low, high).id];
      }
      if (!input.on && known) run(database, 'DELETE FROM conversation_links WHERE id = ?', known.id);
    },
  );
}
