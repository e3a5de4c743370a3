import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { IncomingAuthor, IncomingMessage } from '../../shared/model/incoming.ts';
import { baseSubject } from '../../shared/model/base-subject.ts';
import { firstIdAt, sequenceSize, sortTime } from '../../shared/model/sort-key.ts';
import { absorbConversation, refreshConversation } from './queries/conversation-threads.ts';
import { snippetOf } from './snippet.ts';
import { run, statement } from './statements.ts';
import type { WritableDb } from './open.ts';

/** What one batch did. */
export interface IngestCounts {
  new: number;
  updated: number;
  duplicate: number;
}

interface Thread {
  id: number;
  conversationId: number;
  firstAt: number;
  lastAt: number;
  messages: number;
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

interface KnownId {
  threadId: number;
  messageId: number | null;
}

interface KnownIdentity {
  id: number;
  name: string | null;
}

const knownIdsKept = 200_000;

/**
 * Writes messages of one source: identities, threads by reference, conversations, text index. Each call is one
 * transaction; a message seen before is counted as a duplicate, so that repeating an import does no harm.
 */
export function createIngest(database: WritableDb) {
  const selectId = statement(
    database,
    'SELECT thread_id AS threadId, message_id AS messageId FROM message_ids WHERE source_id = ? AND external_id = ?',
  );
  const insertId = statement(
    database,
    'INSERT INTO message_ids (source_id, external_id, thread_id, message_id) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET message_id = excluded.message_id, thread_id = excluded.thread_id',
  );
  const selectThread = statement(
    database,
    'SELECT id, conversation_id AS conversationId, first_at AS firstAt, last_at AS lastAt, messages, merged_into AS mergedInto FROM threads WHERE id = ?',
  );
  const selectConversation = statement(
    database,
    'SELECT id, messages, participants, first_message_id AS firstMessageId, last_message_id AS lastMessageId, first_identity_id AS firstIdentityId, last_identity_id AS lastIdentityId, title, snippet FROM conversations WHERE id = ?',
  );
  const insertConversation = statement(
    database,
    'INSERT INTO conversations (source_id, title, messages, participants, first_message_id, last_message_id, first_identity_id, last_identity_id, snippet) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?)',
  );
  const updateConversation = statement(
    database,
    'UPDATE conversations SET messages = ?, participants = ?, first_message_id = ?, last_message_id = ?, first_identity_id = ?, last_identity_id = ?, title = ?, snippet = ?, state = 0, snoozed_until = NULL, unread = 1 WHERE id = ?',
  );
  const insertThread = statement(
    database,
    'INSERT INTO threads (source_id, conversation_id, base_subject, first_at, last_at, messages, subject_join) VALUES (?, ?, ?, ?, ?, 1, ?)',
  );
  const updateThread = statement(database, 'UPDATE threads SET first_at = ?, last_at = ?, messages = ? WHERE id = ?');
  const settleThread = statement(database, 'UPDATE threads SET subject_join = 0 WHERE id = ? AND subject_join = 1');
  const selectHighest = statement(database, 'SELECT max(id) FROM messages WHERE id >= ? AND id < ?').pluck();
  const insertMessage = statement(
    database,
    'INSERT INTO messages (id, source_id, thread_id, identity_id, kind, external_id, reference_ids, subject, text, search_extra, recipients, sent_at, url, content_hash, imported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertText = statement(database, 'INSERT INTO messages_fts (rowid, subject, sender, body) VALUES (?, ?, ?, ?)');
  const deleteText = statement(database, 'DELETE FROM messages_fts WHERE rowid = ?');
  const insertHtml = statement(database, 'INSERT OR REPLACE INTO message_html (message_id, html) VALUES (?, ?)');
  const deleteHtml = statement(database, 'DELETE FROM message_html WHERE message_id = ?');
  const insertAttachment = statement(
    database,
    'INSERT INTO attachments (message_id, name, mime_type, size, sha256, content_id, inline) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const deleteAttachments = statement(database, 'DELETE FROM attachments WHERE message_id = ?');
  const insertParticipant = statement(
    database,
    'INSERT INTO thread_participants (thread_id, identity_id, messages, last_message_id) VALUES (?, ?, 1, ?)',
  );
  const updateParticipant = statement(
    database,
    'UPDATE thread_participants SET messages = messages + 1, last_message_id = max(last_message_id, ?) WHERE thread_id = ? AND identity_id = ?',
  );
  const selectIdentity = statement(database, 'SELECT id, name FROM identities WHERE place = ? AND address = ?');
  const selectHash = statement(database, 'SELECT content_hash FROM messages WHERE id = ?').pluck();
  const updateMessage = statement(
    database,
    'UPDATE messages SET identity_id = ?, subject = ?, text = ?, search_extra = ?, url = ?, content_hash = ? WHERE id = ?',
  );

  const knownIds = new Map<string, KnownId>();
  const identities = new Map<string, KnownIdentity>();
  let dataVersion = -1;
  let threads = new Map<number, Thread>();
  let conversations = new Map<number, Conversation>();
  let threadOf = new Map<number, number>();

  /** Caches are of this connection's own rows; anything else that writes them calls this. */
  function forget(): void {
    knownIds.clear();
    identities.clear();
    forgetBatch();
  }

  /** Another process may have the same file open: what is remembered holds only while nobody else commits. */
  function forgetIfOthersWrote(): void {
    const current = database.pragma('data_version', { simple: true }) as number;
    if (current !== dataVersion) forget();
    dataVersion = current;
  }

  function forgetBatch(): void {
    threads = new Map();
    conversations = new Map();
    threadOf = new Map();
  }

  function knownId(sourceId: number, externalId: string): KnownId | null {
    const key = `${sourceId} ${externalId}`;
    const cached = knownIds.get(key);
    if (cached) return cached;
    const found = selectId.get(sourceId, externalId) as KnownId | undefined;
    if (!found) return null;
    knownIds.set(key, found);
    return found;
  }

  function remember(sourceId: number, externalId: string, threadId: number, messageId: number | null): void {
    insertId.run(sourceId, externalId, threadId, messageId);
    if (knownIds.size > knownIdsKept) knownIds.clear();
    knownIds.set(`${sourceId} ${externalId}`, { threadId, messageId });
  }

  /** Follows merged threads to the one that stands. */
  function standingThread(id: number): Thread {
    const resolved = threadOf.get(id) ?? id;
    const loaded = threads.get(resolved);
    if (loaded) return loaded;
    const found = selectThread.get(resolved) as (Thread & { mergedInto: number | null }) | undefined;
    if (!found) throw new Error(`thread ${resolved} is missing`);
    if (found.mergedInto !== null) {
      const standing = standingThread(found.mergedInto);
      threadOf.set(id, standing.id);
      return standing;
    }
    const thread = { ...found, dirty: false };
    threads.set(thread.id, thread);
    return thread;
  }

  function loadedConversation(id: number): Conversation {
    const loaded = conversations.get(id);
    if (loaded) return loaded;
    const conversation = { ...(selectConversation.get(id) as Conversation), dirty: false };
    conversations.set(id, conversation);
    return conversation;
  }

  function writeBack(): void {
    for (const thread of threads.values()) {
      if (thread.dirty) updateThread.run(thread.firstAt, thread.lastAt, thread.messages, thread.id);
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
        it.id,
      );
    }
    forgetBatch();
  }

  /** References tie two threads together: the smaller one's messages move, and conversations become one. */
  function unite(a: Thread, b: Thread): Thread {
    writeBack();
    const [kept, gone] = a.messages >= b.messages ? [a, b] : [b, a];
    run(database, 'UPDATE messages SET thread_id = ? WHERE thread_id = ?', kept.id, gone.id);
    run(
      database,
      'INSERT INTO thread_participants (thread_id, identity_id, messages, last_message_id) SELECT ?, identity_id, messages, last_message_id FROM thread_participants WHERE thread_id = ? ON CONFLICT DO UPDATE SET messages = messages + excluded.messages, last_message_id = max(last_message_id, excluded.last_message_id)',
      kept.id,
      gone.id,
    );
    run(database, 'DELETE FROM thread_participants WHERE thread_id = ?', gone.id);
    run(
      database,
      'UPDATE threads SET first_at = min(first_at, ?), last_at = max(last_at, ?), messages = messages + ?, subject_join = iif(subject_join = 1, 0, subject_join) WHERE id = ?',
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
    if (gone.conversationId !== kept.conversationId)
      absorbConversation(database, gone.conversationId, kept.conversationId);
    else refreshConversation(database, kept.conversationId);
    return standingThread(kept.id);
  }

  function identityOf(author: IncomingAuthor | null, sourceId: number): number | null {
    if (!author || author.address === '') return null;
    const place = author.place ?? `source:${sourceId}`;
    const address = place === 'mail' ? author.address.toLowerCase() : author.address;
    const key = `${place} ${address}`;
    let identity = identities.get(key) ?? (selectIdentity.get(place, address) as KnownIdentity | undefined);
    if (!identity) {
      const person = run(
        database,
        'INSERT INTO people (name, created_at) VALUES (?, ?)',
        author.name || address,
        Date.now(),
      );
      const { id } = run(
        database,
        'INSERT INTO identities (person_id, place, address, name, url) VALUES (?, ?, ?, ?, ?)',
        person.id,
        place,
        address,
        author.name ?? null,
        author.url ?? null,
      );
      identity = { id, name: author.name ?? null };
    } else if (author.name && !identity.name) {
      run(database, 'UPDATE identities SET name = ? WHERE id = ?', author.name, identity.id);
      run(
        database,
        'UPDATE people SET name = ? WHERE id = (SELECT person_id FROM identities WHERE id = ?) AND name = ?',
        author.name,
        identity.id,
        address,
      );
      identity.name = author.name;
    }
    identities.set(key, identity);
    return identity.id;
  }

  /** The next free id at or after a time; a full millisecond spills into the next. */
  function freeId(time: number): number {
    for (let millisecond = time; ; millisecond += 1) {
      const first = firstIdAt(millisecond);
      const highest = selectHighest.get(first, first + sequenceSize) as number | null;
      if (highest === null) return first;
      if (highest + 1 < first + sequenceSize) return highest + 1;
    }
  }

  function threadFor(message: IncomingMessage, sourceId: number, known: KnownId | null): Thread | null {
    let thread = known ? standingThread(known.threadId) : null;
    for (const reference of message.references) {
      const other = knownId(sourceId, reference);
      if (!other) continue;
      const otherThread = standingThread(other.threadId);
      if (!thread) thread = otherThread;
      else if (thread.id !== otherThread.id) thread = unite(thread, otherThread);
    }
    return thread;
  }

  function store(
    sourceId: number,
    message: IncomingMessage,
    externalId: string,
    known: KnownId | null,
    hash: Buffer,
    time: number,
  ): void {
    const identityId = identityOf(message.author, sourceId);
    const id = freeId(time);
    const snippet = snippetOf(message.text);
    let thread = threadFor(message, sourceId, known);
    if (!thread) {
      const title = message.subject || snippet.slice(0, 80);
      const conversation = insertConversation.run(
        sourceId,
        title,
        identityId === null ? 0 : 1,
        id,
        id,
        identityId,
        identityId,
        snippet,
      );
      const joins = message.mayJoinBySubject && message.references.length === 0 ? 1 : 0;
      const conversationId = Number(conversation.lastInsertRowid);
      const inserted = insertThread.run(sourceId, conversationId, baseSubject(message.subject).base, time, time, joins);
      thread = {
        id: Number(inserted.lastInsertRowid),
        conversationId,
        firstAt: time,
        lastAt: time,
        messages: 1,
        dirty: false,
      };
      threads.set(thread.id, thread);
      if (identityId !== null) insertParticipant.run(thread.id, identityId, id);
    } else {
      addToThread(thread, message, id, identityId, time, snippet);
    }
    remember(sourceId, externalId, thread.id, id);
    for (const reference of message.references)
      if (!knownId(sourceId, reference)) remember(sourceId, reference, thread.id, null);
    insertMessage.run(
      id,
      sourceId,
      thread.id,
      identityId,
      message.kind,
      externalId,
      message.references.join('\n') || null,
      message.subject,
      message.text,
      message.searchExtra ?? null,
      message.recipients ?? null,
      message.sentAt,
      message.url ?? null,
      hash,
      Date.now(),
    );
    writeParts(id, message);
  }

  function addToThread(
    thread: Thread,
    message: IncomingMessage,
    id: number,
    identityId: number | null,
    time: number,
    snippet: string,
  ): void {
    const conversation = loadedConversation(thread.conversationId);
    if (message.references.length > 0) settleThread.run(thread.id);
    thread.messages += 1;
    thread.firstAt = Math.min(thread.firstAt, time);
    thread.lastAt = Math.max(thread.lastAt, time);
    thread.dirty = true;
    if (identityId !== null && updateParticipant.run(id, thread.id, identityId).changes === 0) {
      insertParticipant.run(thread.id, identityId, id);
      conversation.participants += 1;
    }
    conversation.messages += 1;
    if (id < conversation.firstMessageId) {
      conversation.firstMessageId = id;
      conversation.firstIdentityId = identityId;
      conversation.title = message.subject || conversation.title;
    }
    if (id > conversation.lastMessageId) {
      conversation.lastMessageId = id;
      conversation.lastIdentityId = identityId;
      conversation.snippet = snippet;
    }
    conversation.dirty = true;
  }

  function writeParts(id: number, message: IncomingMessage): void {
    const sender = message.author ? `${message.author.name ?? ''} ${message.author.address}` : '';
    const body = message.searchExtra ? `${message.text}\n${message.searchExtra}` : message.text;
    insertText.run(id, message.subject, sender, body);
    if (message.html) insertHtml.run(id, deflateRawSync(Buffer.from(message.html), { level: 1 }));
    for (const it of message.attachments) {
      insertAttachment.run(id, it.name, it.mimeType, it.size, it.sha256, it.contentId ?? null, it.inline ? 1 : 0);
    }
  }

  function replace(sourceId: number, message: IncomingMessage, id: number, hash: Buffer): void {
    const identityId = identityOf(message.author, sourceId);
    updateMessage.run(
      identityId,
      message.subject,
      message.text,
      message.searchExtra ?? null,
      message.url ?? null,
      hash,
      id,
    );
    deleteText.run(id);
    deleteHtml.run(id);
    deleteAttachments.run(id);
    writeParts(id, message);
    writeBack();
    refreshConversation(database, standingThread(knownId(sourceId, message.externalId)!.threadId).conversationId);
  }

  function ingestOne(sourceId: number, message: IncomingMessage, time: number, counts: IngestCounts): void {
    const hash = contentHash(message);
    const known = knownId(sourceId, message.externalId);
    if (known?.messageId == null) {
      store(sourceId, message, message.externalId, known, hash, time);
      counts.new += 1;
      return;
    }
    if (hash.equals(selectHash.get(known.messageId) as Buffer)) {
      counts.duplicate += 1;
    } else if (message.onChanged === 'update') {
      replace(sourceId, message, known.messageId, hash);
      counts.updated += 1;
    } else {
      const variant = `${message.externalId}#${hash.toString('hex').slice(0, 8)}`;
      if (knownId(sourceId, variant)?.messageId != null) {
        counts.duplicate += 1;
      } else {
        store(sourceId, message, variant, known, hash, time);
        counts.new += 1;
      }
    }
  }

  const ingest = database.transaction((sourceId: number, messages: readonly IncomingMessage[]): IngestCounts => {
    const counts = { new: 0, updated: 0, duplicate: 0 };
    const now = Date.now();
    const timed = messages.map((message) => ({ message, time: sortTime(message.sentAt, now) }));
    // Ascending row ids inside a batch: descending ones cost more than twice as much.
    timed.sort((a, b) => a.time - b.time);
    for (const { message, time } of timed) ingestOne(sourceId, message, time, counts);
    writeBack();
    run(database, 'UPDATE sources SET messages = messages + ? WHERE id = ?', counts.new, sourceId);
    return counts;
  });

  return {
    /** Writes the batch durably, or nothing of it. */
    write(sourceId: number, messages: readonly IncomingMessage[]): IngestCounts {
      try {
        forgetIfOthersWrote();
        return ingest.immediate(sourceId, messages);
      } catch (error) {
        forget();
        throw error;
      }
    },
    forget,
  };
}

/** Same words from the same author are the same message, whatever white space a mail system put in between. */
function contentHash(message: IncomingMessage): Buffer {
  const hash = createHash('sha1');
  hash.update(message.author?.address.toLowerCase() ?? '');
  hash.update('\0');
  hash.update(message.subject);
  hash.update('\0');
  hash.update(message.text.replace(/\s+/g, ' ').trim());
  for (const attachment of message.attachments) hash.update(`\0${attachment.sha256}`);
  return hash.digest().subarray(0, 16);
}
