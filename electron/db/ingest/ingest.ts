import type { IncomingMessage } from '../../../shared/model/incoming.ts';
import { firstIdAt, sequenceSize, sortTime } from '../../../shared/model/sort-key.ts';
import type { WritableDb } from '../open.ts';
import { refreshConversation, refreshThreads } from '../queries/conversation-threads.ts';
import { peopleOf, relationAnew } from '../queries/relation.ts';
import { run, statement } from '../statements.ts';
import { createGate, type Gate } from '../forget/forgotten.ts';
import { createIdentities } from './identities.ts';
import { createParts } from './parts.ts';
import { readyMessage, type ReadyMessage } from './ready-message.ts';
import { createThreads, type Placed, type Thread } from './threads.ts';

/** What one batch did. */
export interface IngestCounts {
  new: number;
  updated: number;
  duplicate: number;
}

/** An id that a message bears, or that one names while it is not here itself. */
interface KnownId {
  threadId: number;
  messageId: number | null;
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
    `INSERT INTO message_ids (source_id, external_id, thread_id, message_id) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET message_id = excluded.message_id, thread_id = excluded.thread_id`,
  );
  const selectHighest = statement(database, 'SELECT max(id) FROM messages WHERE id >= ? AND id < ?').pluck();
  const selectLast = statement(database, 'SELECT max(id) FROM messages').pluck();
  const selectHash = statement(database, 'SELECT content_hash FROM messages WHERE id = ?').pluck();
  const selectIdentity = statement(database, 'SELECT identity_id FROM messages WHERE id = ?').pluck();
  const insertMessage = statement(
    database,
    `INSERT INTO messages (id, source_id, thread_id, identity_id, kind, external_id, reference_ids, subject, text,
                           search_extra, recipients, sent_at, url, content_hash, imported_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const updateMessage = statement(
    database,
    'UPDATE messages SET identity_id = ?, subject = ?, text = ?, search_extra = ?, url = ?, content_hash = ? WHERE id = ?',
  );
  const identities = createIdentities(database);
  const threads = createThreads(database, () => identities.anyOurs() || identities.anyJoined());
  const parts = createParts(database);
  const knownIds = new Map<string, KnownId>();
  /** Asked for anew with each batch. */
  let gate: Gate | null = null;
  let dataVersion = -1;
  /** No message has a higher id; infinite when not known. */
  let highestId = Infinity;

  /** What is remembered holds only while nobody else writes these rows. */
  function forget(): void {
    knownIds.clear();
    identities.forget();
    threads.forget();
    parts.forget();
  }

  /** Another process may have the same file open. */
  function forgetIfOthersWrote(): void {
    const current = database.pragma('data_version', { simple: true }) as number;
    if (current !== dataVersion) forget();
    dataVersion = current;
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

  /** The next free id at or after a time; a full millisecond spills into the next. */
  function freeId(time: number): number {
    if (firstIdAt(time) > highestId) return firstIdAt(time);
    for (let millisecond = time; ; millisecond += 1) {
      const first = firstIdAt(millisecond);
      const highest = selectHighest.get(first, first + sequenceSize) as number | null;
      if (highest === null) return first;
      if (highest + 1 < first + sequenceSize) return highest + 1;
    }
  }

  /** The thread that the message belongs to by its own id and by those that it names, which become one thread. */
  function threadFor(message: ReadyMessage, sourceId: number, known: KnownId | null): Thread | null {
    let thread = known ? threads.standing(known.threadId) : null;
    for (const reference of message.references) {
      const other = knownId(sourceId, reference);
      if (!other) continue;
      const otherThread = threads.standing(other.threadId);
      if (!thread) thread = otherThread;
      else if (thread.id === otherThread.id) continue;
      // The references name the parent last.
      else if (threads.isSplit(thread, otherThread)) thread = otherThread;
      else thread = threads.unite(thread, otherThread);
    }
    return thread;
  }

  function store(
    placed: Omit<Placed, 'id' | 'identityId' | 'ours'>,
    externalId: string,
    known: KnownId | null,
    hash: Uint8Array,
  ): void {
    const { message, sourceId } = placed;
    const identityId = identities.idOf(message.author, sourceId);
    const id = freeId(placed.time);
    highestId = Math.max(highestId, id);
    const whole = { ...placed, id, identityId, ours: identities.isOurs(identityId) };
    const found = threadFor(message, sourceId, known);
    const thread = found ?? threads.begin(whole);
    if (found) threads.add(found, whole);
    remember(sourceId, externalId, thread.id, id);
    for (const reference of message.references) {
      if (!knownId(sourceId, reference)) remember(sourceId, reference, thread.id, null);
    }
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
    parts.write(id, message);
  }

  function replace(sourceId: number, message: ReadyMessage, known: KnownId, hash: Uint8Array): void {
    const id = known.messageId!;
    const identityId = identities.idOf(message.author, sourceId);
    const { subject, text, searchExtra, url } = message;
    const former = selectIdentity.get(id) as number | null;
    updateMessage.run(identityId, subject, text, searchExtra ?? null, url ?? null, hash, id);
    parts.remove(id);
    parts.write(id, message);
    threads.writeBack();
    if (former !== identityId) {
      refreshThreads(database, [id], [threads.standing(known.threadId).id]);
      relationAnew(database, peopleOf(database, [former, identityId]));
      threads.forget();
    }
    refreshConversation(database, threads.standing(known.threadId).conversationId);
  }

  function ingestOne(sourceId: number, message: ReadyMessage, time: number, counts: IngestCounts): void {
    // Of the words as they came: what was taken out of them since, and is taken out now, does not make another message.
    const hash = message.contentHash;
    const known = knownId(sourceId, message.externalId);
    const isKnown = known?.messageId != null && Buffer.compare(hash, selectHash.get(known.messageId) as Buffer) === 0;
    const admitted = gate === null || isKnown ? message : gate.admitted(message, sourceId, time);
    if (admitted === null) return;
    const placed = { message: admitted, sourceId, time };
    if (known?.messageId == null) {
      store(placed, message.externalId, known, hash);
      counts.new += 1;
    } else if (isKnown) {
      counts.duplicate += 1;
    } else if (message.onChanged === 'update') {
      replace(sourceId, admitted, known, hash);
      counts.updated += 1;
    } else {
      const variant = `${message.externalId}#${Buffer.from(hash).toString('hex', 0, 4)}`;
      if (knownId(sourceId, variant)?.messageId != null) {
        counts.duplicate += 1;
      } else {
        store(placed, variant, known, hash);
        counts.new += 1;
      }
    }
  }

  const ingest = database.transaction((sourceId: number, messages: readonly ReadyMessage[]): IngestCounts => {
    const counts = { new: 0, updated: 0, duplicate: 0 };
    highestId = (selectLast.get() as number | null) ?? -1;
    gate = createGate(database);
    const now = Date.now();
    const timed = messages.map((message) => ({ message, time: sortTime(message.sentAt, now) }));
    // Ascending row ids inside a batch: descending ones cost more than twice as much.
    timed.sort((a, b) => a.time - b.time);
    for (const { message, time } of timed) ingestOne(sourceId, message, time, counts);
    threads.writeBack();
    run(database, 'UPDATE sources SET messages = messages + ? WHERE id = ?', counts.new, sourceId);
    identities.indexNames();
    identities.queueVoices();
    parts.writeBack();
    return counts;
  });

  return {
    /** Writes the batch durably, or nothing of it. */
    write(sourceId: number, messages: readonly (IncomingMessage | ReadyMessage)[]): IngestCounts {
      try {
        forgetIfOthersWrote();
        const ready = messages.map((message) => ('contentHash' in message ? message : readyMessage(message)));
        return ingest.immediate(sourceId, ready);
      } catch (error) {
        forget();
        throw error;
      }
    },
    forget,
  };
}
