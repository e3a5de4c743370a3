import { baseSubject } from '../../../shared/model/base-subject.ts';
import type { WritableDb } from '../open.ts';
import { timeOfId } from '../../../shared/model/sort-key.ts';
import { absorbConversation, refreshConversation } from '../queries/conversation-threads.ts';
import { practiceBit } from '../../../shared/model/practice.ts';
import { refreshRelation, relationNumber } from '../queries/relation.ts';
import { refreshWaiting } from '../queries/waiting.ts';
import { snippetOf, titleFrom } from '../snippet.ts';
import { run, statement } from '../statements.ts';
import type { ReadyMessage } from './ready-message.ts';
import { createRelations } from './relations.ts';

export interface Thread {
  id: number;
  conversationId: number;
  firstAt: number;
  lastAt: number;
  messages: number;
  /** The thread that it was split off by hand. */
  splitFrom: number | null;
  dirty: boolean;
}

interface Conversation {
  id: number;
  messages: number;
  participants: number;
  firstMessageId: number;
  lastMessageId: number;
  firstIdentityId: number | null;
  lastIdentityId: number | null;
  title: string;
  snippet: string;
  dirty: boolean;
}

/** A message that is about to be written, with what it has been given. */
export interface Placed {
  message: ReadyMessage;
  sourceId: number;
  id: number;
  identityId: number | null;
  /** One of us wrote it. */
  ours: boolean;
  time: number;
}

/**
 * Threads and their conversations while a batch is written: rows are read once, changed here and written back at its end,
 * so that a long thread costs one write a batch.
 */
/** @param waitsByPeople whether who waits hangs on more than how many identities speak: one of us, or several of one person */
export function createThreads(database: WritableDb, waitsByPeople: () => boolean) {
  const selectThread = statement(
    database,
    `SELECT id, conversation_id AS conversationId, first_at AS firstAt, last_at AS lastAt, messages,
            merged_into AS mergedInto, split_from AS splitFrom FROM threads WHERE id = ?`,
  );
  const selectConversation = statement(
    database,
    `SELECT id, messages, participants, first_message_id AS firstMessageId, last_message_id AS lastMessageId,
            first_identity_id AS firstIdentityId, last_identity_id AS lastIdentityId, title, snippet
     FROM conversations WHERE id = ?`,
  );
  const insertConversation = statement(
    database,
    `INSERT INTO conversations (source_id, title, messages, participants, first_message_id, last_message_id,
                                first_identity_id, last_identity_id, snippet, unread, waiting_since, relation)
     VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const updateConversation = statement(
    database,
    `UPDATE conversations SET messages = ?, participants = ?, first_message_id = ?, last_message_id = ?,
       first_identity_id = ?, last_identity_id = ?, title = ?, snippet = ?, waiting_since = ? WHERE id = ?`,
  );
  const wake = statement(
    database,
    `UPDATE conversations SET state = 0, snoozed_until = NULL, unread = 1, remind_at = NULL
     WHERE id = ? AND muted = 0 AND (state <> 0 OR unread = 0 OR remind_at IS NOT NULL)`,
  );
  const insertArrival = statement(
    database,
    `INSERT INTO arrivals (conversation_id, source_id, arrived_at)
     SELECT id, source_id, ? FROM conversations WHERE id = ? AND muted = 0
     ON CONFLICT DO UPDATE SET arrived_at = excluded.arrived_at`,
  );
  const insertThread = statement(
    database,
    `INSERT INTO threads (source_id, conversation_id, base_subject, first_at, last_at, messages, subject_join)
     VALUES (?, ?, ?, ?, ?, 1, ?)`,
  );
  const updateThread = statement(
    database,
    'UPDATE threads SET first_at = ?, last_at = ?, messages = ?, subject_join = iif(subject_join = 1 AND ?, 0, subject_join) WHERE id = ?',
  );
  const insertParticipant = statement(
    database,
    'INSERT INTO thread_participants (thread_id, identity_id, messages, last_message_id) VALUES (?, ?, 1, ?)',
  );
  const updateParticipant = statement(
    database,
    `UPDATE thread_participants SET messages = messages + 1, last_message_id = max(last_message_id, ?)
     WHERE thread_id = ? AND identity_id = ?`,
  );

  const relations = createRelations(database);
  const threads = new Map<number, Thread>();
  const conversations = new Map<number, Conversation>();
  const answered = new Set<number>();
  /** Conversations in which somebody who is not one of us was heard in this batch. */
  const heard = new Set<number>();
  /** Conversations in which one of us answered in this batch. */
  const voiced = new Set<number>();
  const markVoicing = statement(database, 'UPDATE conversations SET practices = practices | ? WHERE id = ?');

  function forgetRows(): void {
    threads.clear();
    conversations.clear();
    answered.clear();
    heard.clear();
    voiced.clear();
  }

  function forget(): void {
    forgetRows();
    relations.forget();
  }

  function writeBack(): void {
    for (const it of threads.values()) {
      if (it.dirty) updateThread.run(it.firstAt, it.lastAt, it.messages, answered.has(it.id) ? 1 : 0, it.id);
    }
    for (const it of conversations.values()) {
      if (!it.dirty) continue;
      updateConversation.run(
        it.messages,
        it.participants,
        it.firstMessageId,
        it.lastMessageId,
        it.firstIdentityId,
        it.lastIdentityId,
        it.title,
        it.snippet,
        it.participants <= 1 ? timeOfId(it.firstMessageId) : null,
        it.id,
      );
      if (heard.has(it.id)) wake.run(it.id);
      if (waitsByPeople()) refreshWaiting(database, it.id);
      if (voiced.has(it.id)) {
        markVoicing.run(practiceBit('voicing'), it.id);
        refreshRelation(database, it.id);
      }
    }
    const now = Date.now();
    for (const id of heard) insertArrival.run(now, id);
    relations.writeBack();
    forgetRows();
  }

  /** The thread of that id, or the one that it was merged into. */
  function standing(id: number): Thread {
    const loaded = threads.get(id);
    if (loaded) return loaded;
    const found = selectThread.get(id) as Thread & { mergedInto: number | null };
    if (found.mergedInto !== null) return standing(found.mergedInto);
    const thread = { ...found, dirty: false };
    threads.set(id, thread);
    return thread;
  }

  function conversationOf(thread: Thread): Conversation {
    const loaded = conversations.get(thread.conversationId);
    if (loaded) return loaded;
    const found = selectConversation.get(thread.conversationId) as Conversation;
    const conversation = { ...found, dirty: false };
    conversations.set(conversation.id, conversation);
    return conversation;
  }

  /** References tie two threads together: the smaller one's messages move, and their conversations become one. */
  function unite(a: Thread, b: Thread): Thread {
    writeBack();
    const [kept, gone] = a.messages >= b.messages ? [a, b] : [b, a];
    run(database, 'UPDATE messages SET thread_id = ? WHERE thread_id = ?', kept.id, gone.id);
    run(
      database,
      `INSERT INTO thread_participants (thread_id, identity_id, messages, last_message_id)
       SELECT ?, identity_id, messages, last_message_id FROM thread_participants WHERE thread_id = ?
       ON CONFLICT DO UPDATE SET messages = messages + excluded.messages,
         last_message_id = max(last_message_id, excluded.last_message_id)`,
      kept.id,
      gone.id,
    );
    run(database, 'DELETE FROM thread_participants WHERE thread_id = ?', gone.id);
    run(
      database,
      `UPDATE threads SET first_at = min(first_at, ?), last_at = max(last_at, ?), messages = messages + ?,
         subject_join = iif(subject_join = 1, 0, subject_join) WHERE id = ?`,
      gone.firstAt,
      gone.lastAt,
      gone.messages,
      kept.id,
    );
    run(
      database,
      'UPDATE threads SET merged_into = ?, messages = 0, conversation_id = ? WHERE id = ?',
      kept.id,
      kept.conversationId,
      gone.id,
    );
    if (gone.conversationId === kept.conversationId) refreshConversation(database, kept.conversationId);
    else absorbConversation(database, gone.conversationId, kept.conversationId);
    relations.forget();
    return standing(kept.id);
  }

  /** A message that refers to nothing known begins a thread and a conversation. */
  function begin({ message, sourceId, id, identityId, ours, time }: Placed): Thread {
    const snippet = snippetOf(message.text);
    const participants = identityId === null ? 0 : 1;
    const title = message.subject || titleFrom(snippet);
    if (identityId !== null) relations.spoke(identityId, id);
    const relation = identityId === null || ours ? relationNumber.none : relations.begins(identityId, id);
    const inserted = insertConversation.run(
      sourceId,
      title,
      participants,
      id,
      id,
      identityId,
      identityId,
      snippet,
      ours ? 0 : 1,
      ours ? null : time,
      relation,
    );
    const conversationId = Number(inserted.lastInsertRowid);
    if (!ours) heard.add(conversationId);
    const mayJoin = message.mayJoinBySubject && message.references.length === 0 ? 1 : 0;
    const base = baseSubject(message.subject).base;
    const { lastInsertRowid } = insertThread.run(sourceId, conversationId, base, time, time, mayJoin);
    const thread = {
      id: Number(lastInsertRowid),
      conversationId,
      firstAt: time,
      lastAt: time,
      messages: 1,
      splitFrom: null,
      dirty: false,
    };
    threads.set(thread.id, thread);
    if (identityId !== null) insertParticipant.run(thread.id, identityId, id);
    return thread;
  }

  function add(thread: Thread, { message, id, identityId, ours, time }: Placed): void {
    const conversation = conversationOf(thread);
    if (message.references.length > 0) answered.add(thread.id);
    thread.messages += 1;
    thread.firstAt = Math.min(thread.firstAt, time);
    thread.lastAt = Math.max(thread.lastAt, time);
    thread.dirty = true;
    if (identityId !== null) relations.spoke(identityId, id);
    if (identityId !== null && updateParticipant.run(id, thread.id, identityId).changes === 0) {
      insertParticipant.run(thread.id, identityId, id);
      conversation.participants += 1;
      if (conversation.firstIdentityId !== null) relations.speaksUnder(identityId, conversation.firstIdentityId);
    }
    conversation.messages += 1;
    if (id < conversation.firstMessageId) {
      relations.beginsAnew(conversation.id);
      conversation.firstMessageId = id;
      conversation.firstIdentityId = identityId;
      conversation.title = message.subject || conversation.title;
    }
    if (id > conversation.lastMessageId) {
      conversation.lastMessageId = id;
      conversation.lastIdentityId = identityId;
      conversation.snippet = snippetOf(message.text);
    }
    (ours ? voiced : heard).add(conversation.id);
    conversation.dirty = true;
  }

  /** Whether references must not bring these two together, since somebody split one off the other. */
  function isSplit(a: Thread, b: Thread): boolean {
    const off = (one: Thread, other: Thread): boolean =>
      one.splitFrom !== null && standing(one.splitFrom).id === other.id;
    return off(a, b) || off(b, a);
  }

  return { standing, isSplit, unite, begin, add, writeBack, forget };
}
