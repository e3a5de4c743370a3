import type { ConversationRow } from '../../../shared/model/conversation.ts';
import { conversationStates, relations } from '../../../shared/model/conversation.ts';
import { practicesOf } from '../../../shared/model/practice.ts';
import { timeOfId } from '../../../shared/model/sort-key.ts';
import { rows } from '../statements.ts';
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
  pinned: number;
  muted: number;
  assignee: string | null;
  remindAt: number | null;
  waitingSince: number | null;
  relation: number;
  labelIds: string | null;
  lastMessageId: number;
  snippet: string;
}

/** Rows of the conversations named, in that order; ids that are not there are left out. */
export function conversationRows(database: WritableDb, ids: readonly number[]): ConversationRow[] {
  return rows<RawRow>(
    database,
    `SELECT conversations.id, conversations.title, sources.id AS sourceId, sources.name AS sourceName, sources.kind AS sourceKind,
       first_person.name AS firstVoice, last_person.name AS lastVoice, first_person.id AS personId,
       participants, conversations.messages, state, unread, snoozed_until AS snoozedUntil, practices,
       pinned_at IS NOT NULL AS pinned, muted, assignee, remind_at AS remindAt, waiting_since AS waitingSince, relation,
       (SELECT group_concat(label_id) FROM conversation_labels WHERE conversation_id = conversations.id) AS labelIds,
       last_message_id AS lastMessageId, snippet
     FROM json_each(?) AS wanted JOIN conversations ON conversations.id = wanted.value
     JOIN sources ON sources.id = conversations.source_id
     LEFT JOIN identities AS first_identity ON first_identity.id = first_identity_id
     LEFT JOIN people AS first_person ON first_person.id = first_identity.person_id
     LEFT JOIN identities AS last_identity ON last_identity.id = last_identity_id
     LEFT JOIN people AS last_person ON last_person.id = last_identity.person_id ORDER BY wanted.key`,
    JSON.stringify(ids),
  ).map((raw) => ({
    id: raw.id,
    title: raw.title,
    source: { id: raw.sourceId, name: raw.sourceName, kind: raw.sourceKind },
    firstVoice: raw.firstVoice ?? '',
    lastVoice: raw.lastVoice ?? '',
    personId: raw.personId,
    participants: raw.participants,
    messages: raw.messages,
    // A conversation that was merged away is never listed; asked for by number it counts as done.
    state: conversationStates[raw.state] ?? 'done',
    unread: raw.unread === 1,
    snoozedUntil: raw.snoozedUntil,
    practices: practicesOf(raw.practices),
    pinned: raw.pinned === 1,
    muted: raw.muted === 1,
    assignee: raw.assignee,
    remindAt: raw.remindAt,
    waitingSince: raw.waitingSince,
    relation: relations[raw.relation - 1] ?? null,
    labelIds: raw.labelIds?.split(',').map(Number) ?? [],
    lastActivity: timeOfId(raw.lastMessageId),
    snippet: raw.snippet,
  }));
}
