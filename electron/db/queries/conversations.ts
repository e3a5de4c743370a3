import { SamesideError } from '../../errors.ts';
import type { ConversationDetail, InboxCounts, MessageDetail, ViewCounts } from '../../../shared/model/conversation.ts';
import { conversationStates } from '../../../shared/model/conversation.ts';
import { assignedToMe } from '../../../shared/model/conversation-action.ts';
import { listKey } from '../../../shared/model/list-scope.ts';
import { timeOfId } from '../../../shared/model/sort-key.ts';
import { threadOrder } from '../../../shared/model/threading.ts';
import { row, rows } from '../statements.ts';
import { assumptionsOn } from './assumptions.ts';
import { conversationRows } from './conversation-rows.ts';
import { standingConversation, stateNumber } from './conversation-threads.ts';
import type { WritableDb } from '../open.ts';

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
  const counts: InboxCounts = {
    ...noneOf(),
    unread: 0,
    waiting: 0,
    assignedToMe: 0,
    messages: 0,
    bySource: [],
    narrowed: {},
  };
  const narrowed = (list: string): ViewCounts => (counts.narrowed[list] ??= noneOf());
  const found = rows<{ sourceId: number; state: number; conversations: number; unread: number; waiting: number }>(
    database,
    'SELECT source_id AS sourceId, state, conversations, unread, waiting FROM conversation_counts WHERE state < 3',
  );
  for (const { sourceId, state, conversations, unread, waiting } of found) {
    counts[conversationStates[state]!] += conversations;
    narrowed(listKey({ type: 'source', id: sourceId }))[conversationStates[state]!] = conversations;
    if (state !== stateNumber.open) continue;
    counts.unread += unread;
    counts.waiting += waiting;
    counts.bySource.push({ sourceId, open: conversations, unread });
  }
  const listed = rows<{ list: string; state: number; conversations: number }>(
    database,
    'SELECT list, state, conversations FROM list_counts WHERE state < 3 AND conversations > 0',
  );
  for (const { list, state, conversations } of listed) narrowed(list)[conversationStates[state]!] = conversations;
  counts.assignedToMe = counts.narrowed[listKey({ type: 'assigned', to: assignedToMe })]?.open ?? 0;
  counts.messages = row<{ total: number }>(database, 'SELECT coalesce(sum(messages), 0) AS total FROM sources')!.total;
  return counts;
}

function noneOf(): ViewCounts {
  return { open: 0, snoozed: 0, done: 0 };
}

/** Where a message stands in its conversation. */
export type MessagePlace = Pick<
  MessageDetail,
  'id' | 'externalId' | 'inReplyTo' | 'arrivedAt' | 'depth' | 'threadId' | 'unread'
>;

/** A conversation with its first messages; the `rest` is fetched with `conversationMessages`. */
export type ConversationStart = ConversationDetail & { rest: MessagePlace[] };

/** Texts are long: of more messages than these, other requests come between. */
const messagesAtOnce = 150;

/**
 * A conversation with its first messages in thread order, and the places of all others. An id that was merged into another leads
 * there.
 * @throws SamesideError `not-found`
 */
export function conversation(database: WritableDb, input: { id: number }): ConversationStart {
  const id = standingConversation(database, input.id);
  if (id === null) throw new SamesideError('not-found', `There is no conversation ${input.id}.`);
  const head = conversationRows(database, [id])[0]!;
  const places = messagePlaces(database, id, head.unread);
  return {
    id,
    title: head.title,
    source: head.source,
    state: head.state,
    unread: head.unread,
    snoozedUntil: head.snoozedUntil,
    practices: head.practices,
    pinned: head.pinned,
    muted: head.muted,
    assignee: head.assignee,
    remindAt: head.remindAt,
    waitingSince: head.waitingSince,
    labelIds: head.labelIds,
    changes: rows(
      database,
      `SELECT changes.id, title, changes.state FROM conversation_changes JOIN changes ON changes.id = change_id
       WHERE conversation_id = ? ORDER BY conversation_changes.id`,
      id,
    ),
    alsoRaisedIn: rows(
      database,
      `SELECT conversations.id, title, sources.name AS sourceName FROM conversation_links
       JOIN conversations ON conversations.id = iif(a_id = :id, b_id, a_id) JOIN sources ON sources.id = source_id
       WHERE a_id = :id OR b_id = :id ORDER BY conversation_links.id`,
      { id },
    ),
    assumptions: assumptionsOn(database, id),
    participants: participantsOf(database, id),
    firstHeard: places.length > 0 ? timeOfId(Math.min(...places.map((place) => place.id))) : 0,
    lastActivity: head.lastActivity,
    messages: conversationMessages(database, { places: places.slice(0, messagesAtOnce) }),
    rest: places.slice(messagesAtOnce),
    joined: rows(
      database,
      `SELECT threads.id AS threadId, (SELECT min(id) FROM messages WHERE thread_id = threads.id) AS firstMessageId,
              iif(subject_join = 2, 'subject', 'hand') AS by
       FROM threads WHERE conversation_id = ? AND subject_join IN (2, 4) AND merged_into IS NULL`,
      id,
    ),
  };
}

/** All messages of a conversation in thread order, without their words. */
function messagePlaces(database: WritableDb, id: number, isUnread: boolean): MessagePlace[] {
  const { readAt } = row<{ readAt: number }>(database, 'SELECT read_at AS readAt FROM conversations WHERE id = ?', id)!;
  const raws = rows<{
    id: number;
    externalId: string;
    references: string | null;
    importedAt: number;
    threadId: number;
  }>(
    database,
    `SELECT messages.id, external_id AS externalId, reference_ids AS "references", imported_at AS importedAt, thread_id AS threadId
     FROM threads JOIN messages ON messages.thread_id = threads.id
     WHERE threads.conversation_id = ? AND threads.merged_into IS NULL ORDER BY messages.id`,
    id,
  );
  const order = threadOrder(
    raws.map((raw) => ({
      raw,
      externalId: raw.externalId,
      references: raw.references?.split('\n') ?? [],
      date: timeOfId(raw.id),
    })),
  );
  return order.map(({ message: { raw, references }, depth }) => ({
    id: raw.id,
    externalId: raw.externalId,
    inReplyTo: references.at(-1) ?? null,
    arrivedAt: raw.importedAt,
    depth,
    threadId: raw.threadId,
    unread: isUnread && raw.importedAt > readAt,
  }));
}

interface RawMessage {
  id: number;
  kind: MessageDetail['kind'];
  name: string | null;
  address: string | null;
  personId: number | null;
  ours: number;
  recipients: string | null;
  sentAt: number | null;
  subject: string;
  text: string;
  hasHtml: number;
  url: string | null;
}

/** The messages at these places, in this order; those that are gone meanwhile are left out. */
export function conversationMessages(database: WritableDb, { places }: { places: MessagePlace[] }): MessageDetail[] {
  const wanted = places.map(({ id }) => id);
  const raws = rows<RawMessage>(
    database,
    `SELECT messages.id, messages.kind, people.name, identities.address, people.id AS personId, coalesce(people.ours, 0) AS ours,
            recipients, sent_at AS sentAt, subject, text, messages.url,
            EXISTS (SELECT 1 FROM message_html WHERE message_id = messages.id) AS hasHtml
     FROM json_each(?) AS wanted CROSS JOIN messages ON messages.id = wanted.value
     LEFT JOIN identities ON identities.id = messages.identity_id LEFT JOIN people ON people.id = identities.person_id`,
    JSON.stringify(wanted),
  );
  const attachments = attachmentsOf(database, wanted);
  const byId = new Map(raws.map((raw) => [raw.id, raw]));
  return places.flatMap((place): MessageDetail[] => {
    const raw = byId.get(place.id);
    if (!raw) return [];
    return [
      {
        ...place,
        kind: raw.kind,
        from: raw.personId === null ? null : { name: raw.name!, address: raw.address!, personId: raw.personId },
        recipients: raw.recipients,
        date: raw.sentAt ?? timeOfId(raw.id),
        subject: raw.subject,
        text: raw.text,
        hasHtml: raw.hasHtml === 1,
        url: raw.url,
        attachments: attachments.get(raw.id) ?? [],
        ours: raw.ours === 1,
      },
    ];
  });
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
