import { SamesideError } from '../../errors.ts';
import type {
  ConversationDetail,
  ConversationRow,
  InboxCounts,
  InboxPage,
  InboxView,
  MessageDetail,
} from '../../../shared/model/conversation.ts';
import { conversationStates } from '../../../shared/model/conversation.ts';
import { practiceBit, practicesOf } from '../../../shared/model/practice.ts';
import { timeOfId } from '../../../shared/model/sort-key.ts';
import { threadOrder } from '../../../shared/model/threading.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { row, rows, run } from '../statements.ts';
import { existingIds, recordedAction } from '../undo.ts';
import { refreshConversation, standingConversation, stateNumber } from './conversation-threads.ts';
import type { WritableDb } from '../open.ts';

interface RawRow {
  id: number;
  title: string;
  sourceId: number;
  sourceName: string;
  sourceKind: string;
  firstVoice: string | null;
  lastVoice: string | null;
  personId: number | null;
  participants: number;
  messages: number;
  state: number;
  unread: number;
  snoozedUntil: number | null;
  practices: number;
  lastMessageId: number;
  snippet: string;
}

const rowColumns = `
  conversations.id, conversations.title, sources.id AS sourceId, sources.name AS sourceName, sources.kind AS sourceKind,
  first_person.name AS firstVoice, last_person.name AS lastVoice, first_person.id AS personId,
  participants, conversations.messages, state, unread, snoozed_until AS snoozedUntil, practices,
  last_message_id AS lastMessageId, snippet`;
const rowJoins = `
  JOIN sources ON sources.id = conversations.source_id
  LEFT JOIN identities AS first_identity ON first_identity.id = first_identity_id
  LEFT JOIN people AS first_person ON first_person.id = first_identity.person_id
  LEFT JOIN identities AS last_identity ON last_identity.id = last_identity_id
  LEFT JOIN people AS last_person ON last_person.id = last_identity.person_id`;

function conversationRow(raw: RawRow): ConversationRow {
  return {
    id: raw.id,
    title: raw.title,
    source: { id: raw.sourceId, name: raw.sourceName, kind: raw.sourceKind },
    firstVoice: raw.firstVoice ?? '',
    lastVoice: raw.lastVoice ?? '',
    personId: raw.personId,
    participants: raw.participants,
    messages: raw.messages,
    state: conversationStates[raw.state]!,
    unread: raw.unread === 1,
    snoozedUntil: raw.snoozedUntil,
    practices: practicesOf(raw.practices),
    lastActivity: timeOfId(raw.lastMessageId),
    snippet: raw.snippet,
    cursor: raw.lastMessageId,
  };
}

/** One page of the inbox, newest activity first, by keyset: never slower further down. */
export function inboxPage(
  database: WritableDb,
  input: { view: InboxView; sourceId: number | null; before: number | null; limit: number },
): InboxPage {
  const states = input.view === 'all' ? [0, 1, 2] : [stateNumber[input.view]];
  const source = input.sourceId === null ? '' : 'source_id = ? AND ';
  // One ordered index scan a state; the ids of the page are found before anything is joined.
  const scan = `SELECT id, last_message_id AS newest FROM conversations WHERE ${source}state = ? AND last_message_id < ?`;
  const before = input.before ?? Number.MAX_SAFE_INTEGER;
  const values = states.flatMap((state) =>
    input.sourceId === null ? [state, before] : [input.sourceId, state, before],
  );
  const raws = rows<RawRow>(
    database,
    `SELECT ${rowColumns} FROM (${states.map(() => scan).join(' UNION ALL ')} ORDER BY newest DESC LIMIT ?) AS page
     JOIN conversations ON conversations.id = page.id ${rowJoins} ORDER BY conversations.last_message_id DESC`,
    ...values,
    input.limit,
  );
  return { rows: raws.map(conversationRow), next: raws.length < input.limit ? null : raws.at(-1)!.lastMessageId };
}

/** Rows of the conversations named, in that order; ids that are not there are left out. */
export function conversationRows(database: WritableDb, ids: readonly number[]): ConversationRow[] {
  const raws = rows<RawRow>(
    database,
    `SELECT ${rowColumns} FROM json_each(?) AS wanted JOIN conversations ON conversations.id = wanted.value ${rowJoins} ORDER BY wanted.key`,
    JSON.stringify(ids),
  );
  return raws.map(conversationRow);
}

/** The people who speak in a conversation, who began it first. */
export function participantsOf(database: WritableDb, id: number): { personId: number; name: string }[] {
  return rows(
    database,
    `SELECT people.id AS personId, people.name AS name FROM threads
     JOIN thread_participants ON thread_participants.thread_id = threads.id
     JOIN identities ON identities.id = thread_participants.identity_id
     JOIN people ON people.id = identities.person_id
     WHERE threads.conversation_id = ? AND threads.merged_into IS NULL
     GROUP BY people.id ORDER BY min(identities.id)`,
    id,
  );
}

/** Counts of the rail and the tabs. */
export function inboxCounts(database: WritableDb): InboxCounts {
  const counts: InboxCounts = { open: 0, snoozed: 0, done: 0, unread: 0, messages: 0, bySource: [] };
  const bySource = new Map<number, InboxCounts['bySource'][number]>();
  const found = rows<{ sourceId: number; state: number; conversations: number; unread: number }>(
    database,
    'SELECT source_id AS sourceId, state, conversations, unread FROM conversation_counts WHERE state < 3',
  );
  for (const { sourceId, state, conversations, unread } of found) {
    counts[conversationStates[state]!] += conversations;
    if (state !== stateNumber.open) continue;
    counts.unread += unread;
    bySource.set(sourceId, { sourceId, open: conversations, unread });
  }
  counts.bySource = [...bySource.values()];
  counts.messages = row<{ total: number }>(database, 'SELECT coalesce(sum(messages), 0) AS total FROM sources')!.total;
  return counts;
}

interface RawMessage {
  id: number;
  externalId: string;
  references: string | null;
  kind: MessageDetail['kind'];
  name: string | null;
  address: string | null;
  personId: number | null;
  recipients: string | null;
  sentAt: number | null;
  subject: string;
  text: string;
  hasHtml: number;
  url: string | null;
  threadId: number;
}

/**
 * A conversation with all its messages in thread order. An id that was merged into another leads there.
 * @throws SamesideError `not-found`
 */
export function conversation(database: WritableDb, input: { id: number }): ConversationDetail {
  const id = standingConversation(database, input.id);
  if (id === null) throw new SamesideError('not-found', `There is no conversation ${input.id}.`);
  const head = conversationRows(database, [id])[0]!;
  const raws = rows<RawMessage>(
    database,
    `SELECT messages.id, external_id AS externalId, reference_ids AS "references", messages.kind, people.name, identities.address,
            people.id AS personId, recipients, sent_at AS sentAt, subject, text, messages.url, threads.id AS threadId,
            EXISTS (SELECT 1 FROM message_html WHERE message_id = messages.id) AS hasHtml
     FROM threads JOIN messages ON messages.thread_id = threads.id
     LEFT JOIN identities ON identities.id = messages.identity_id LEFT JOIN people ON people.id = identities.person_id
     WHERE threads.conversation_id = ? AND threads.merged_into IS NULL ORDER BY messages.id`,
    id,
  );
  const attachments = attachmentsOf(
    database,
    raws.map((raw) => raw.id),
  );
  const places = threadOrder(
    raws.map((raw) => ({
      raw,
      externalId: raw.externalId,
      references: raw.references?.split('\n') ?? [],
      date: timeOfId(raw.id),
    })),
  );
  return {
    id,
    title: head.title,
    source: head.source,
    state: head.state,
    unread: head.unread,
    snoozedUntil: head.snoozedUntil,
    practices: head.practices,
    participants: participantsOf(database, id),
    firstHeard: raws.length > 0 ? timeOfId(raws[0]!.id) : 0,
    lastActivity: head.lastActivity,
    messages: places.map(({ message: { raw, references }, depth }) => ({
      id: raw.id,
      externalId: raw.externalId,
      inReplyTo: references.at(-1) ?? null,
      kind: raw.kind,
      from: raw.personId === null ? null : { name: raw.name!, address: raw.address!, personId: raw.personId },
      recipients: raw.recipients,
      date: raw.sentAt ?? timeOfId(raw.id),
      subject: raw.subject,
      text: raw.text,
      hasHtml: raw.hasHtml === 1,
      url: raw.url,
      attachments: attachments.get(raw.id) ?? [],
      depth,
      threadId: raw.threadId,
      unread: head.unread,
    })),
    joinedBySubject: rows(
      database,
      `SELECT threads.id AS threadId, (SELECT min(id) FROM messages WHERE thread_id = threads.id) AS firstMessageId
       FROM threads WHERE conversation_id = ? AND subject_join = 2 AND merged_into IS NULL`,
      id,
    ),
  };
}

function attachmentsOf(database: WritableDb, ids: number[]): Map<number, MessageDetail['attachments']> {
  const found = rows<MessageDetail['attachments'][number] & { messageId: number; inline: unknown }>(
    database,
    `SELECT attachments.id, message_id AS messageId, name, mime_type AS mimeType, size, content_id AS contentId, inline
     FROM json_each(?) AS wanted JOIN attachments ON message_id = wanted.value ORDER BY attachments.id`,
    JSON.stringify(ids),
  );
  const byMessage = new Map<number, MessageDetail['attachments']>();
  for (const { messageId, ...attachment } of found) {
    const list = byMessage.get(messageId) ?? [];
    list.push({ ...attachment, inline: Boolean(attachment.inline) });
    byMessage.set(messageId, list);
  }
  return byMessage;
}

/** Opened and read: no longer unread, and listened to. */
export function markConversationRead(database: WritableDb, input: { id: number }): null {
  run(
    database,
    'UPDATE conversations SET unread = 0, practices = practices | ? WHERE id = ? AND (unread = 1 OR practices & ? = 0)',
    practiceBit('listening'),
    standingConversation(database, input.id) ?? input.id,
    practiceBit('listening'),
  );
  return null;
}

const stateColumns = ['state', 'snoozed_until', 'unread'] as const;

function changedState(
  database: WritableDb,
  ids: readonly number[],
  label: string,
  assignment: string,
  ...values: unknown[]
): UndoEntry {
  const standing = existingIds(database, 'conversations', ids);
  return recordedAction(
    database,
    label,
    standing.length,
    [{ table: 'conversations', ids: standing, columns: stateColumns }],
    () => {
      for (const id of standing) {
        run(database, `UPDATE conversations SET ${assignment} WHERE id = ? AND state < 3`, ...values, id);
      }
    },
  );
}

export function setConversationsDone(database: WritableDb, input: { ids: readonly number[] }): UndoEntry {
  return changedState(database, input.ids, 'Marked done', 'state = 2, snoozed_until = NULL');
}

export function reopenConversations(database: WritableDb, input: { ids: readonly number[] }): UndoEntry {
  return changedState(database, input.ids, 'Reopened', 'state = 0, snoozed_until = NULL');
}

export function snoozeConversations(database: WritableDb, input: { ids: readonly number[]; until: number }): UndoEntry {
  return changedState(database, input.ids, 'Snoozed', 'state = 1, snoozed_until = ?', input.until);
}

export function markConversationsUnread(database: WritableDb, input: { ids: readonly number[] }): UndoEntry {
  return changedState(database, input.ids, 'Marked unread', 'unread = 1');
}

/** Opens again what was snoozed until now or earlier. Returns the ids. */
export function wakeSnoozed(database: WritableDb, input: { now: number }): number[] {
  const due = rows<{ id: number }>(
    database,
    'UPDATE conversations SET state = 0, snoozed_until = NULL, unread = 1 WHERE state = 1 AND snoozed_until <= ? RETURNING id',
    input.now,
  );
  return due.map(({ id }) => id);
}

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
] as const;

/** Takes a thread that was joined by its subject back into a conversation of its own. @throws SamesideError `not-found` */
export function separateThread(database: WritableDb, input: { threadId: number }): UndoEntry {
  const thread = row<{ conversationId: number; sourceId: number; firstId: number }>(
    database,
    `SELECT conversation_id AS conversationId, source_id AS sourceId,
            (SELECT min(id) FROM messages WHERE thread_id = threads.id) AS firstId
     FROM threads WHERE id = ? AND subject_join = 2 AND merged_into IS NULL`,
    input.threadId,
  );
  if (!thread) throw new SamesideError('not-found', 'This message stands in a conversation of its own already.');
  let own = 0;
  const host = thread.conversationId;
  const touched = () => [
    { table: 'threads' as const, ids: [input.threadId], columns: ['conversation_id', 'subject_join'] },
    { table: 'conversations' as const, ids: [host, own], columns: wholeConversation },
  ];
  return database
    .transaction(() => {
      // The row comes first, as merged away and empty, so that undo only has to put columns back.
      own = run(
        database,
        `INSERT INTO conversations (source_id, title, state, unread, first_message_id, last_message_id, merged_into)
       VALUES (?, '', 3, 0, ?, ?, ?)`,
        thread.sourceId,
        thread.firstId,
        thread.firstId,
        host,
      ).id;
      return recordedAction(database, 'Separated', 1, touched(), () => {
        run(database, 'UPDATE threads SET conversation_id = ?, subject_join = 3 WHERE id = ?', own, input.threadId);
        run(
          database,
          `UPDATE conversations SET merged_into = NULL, (state, unread, snoozed_until, practices) =
           (SELECT state, unread, snoozed_until, practices FROM conversations WHERE id = ?) WHERE id = ?`,
          host,
          own,
        );
        refreshConversation(database, own);
        refreshConversation(database, host);
      });
    })
    .immediate();
}
