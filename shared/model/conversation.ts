import type { MessageKind } from './incoming.ts';
import type { Practice } from './practice.ts';
import type { ChangeState } from './change.ts';
import type { Assumption } from './triage.ts';

export const conversationStates = ['open', 'snoozed', 'done'] as const;
export type ConversationState = (typeof conversationStates)[number];
export type InboxView = ConversationState | 'all';

/** One row of the inbox list. Times are milliseconds since 1970. */
export interface ConversationRow {
  id: number;
  title: string;
  source: { id: number; name: string; kind: string };
  /** Who spoke last, and how many people speak in it. */
  lastVoice: string;
  firstVoice: string;
  /** The person whose avatar stands in the row: who began the conversation. */
  personId: number | null;
  participants: number;
  messages: number;
  state: ConversationState;
  unread: boolean;
  snoozedUntil: number | null;
  practices: Practice[];
  pinned: boolean;
  muted: boolean;
  /** `me`, a name, or null for nobody. */
  assignee: string | null;
  remindAt: number | null;
  /** Since when somebody waits for an answer, null when nobody does. */
  waitingSince: number | null;
  /** Who began it, as far as that matters for triage. */
  relation: Relation | null;
  labelIds: number[];
  lastActivity: number;
  snippet: string;
}

/** In the order of their stored numbers, from 1. */
export const relations = ['helper', 'owed', 'first-time'] as const;
export type Relation = (typeof relations)[number];

export interface InboxPage {
  rows: ConversationRow[];
  /** Opaque cursor of the next page, null at the end. A page may hold fewer rows than asked for, even none, and still have one. */
  next: string | null;
}

export interface AttachmentSummary {
  id: number;
  name: string;
  mimeType: string;
  size: number;
  contentId: string | null;
  inline: boolean;
}

export interface MessageDetail {
  id: number;
  externalId: string;
  /** The external id of the direct parent, whether or not that message is here. */
  inReplyTo: string | null;
  kind: MessageKind;
  from: { name: string; address: string; personId: number } | null;
  recipients: string | null;
  /** Milliseconds since 1970; the message's own claim, or when it arrived where it claims nothing. */
  date: number;
  /** When it was imported, milliseconds since 1970. */
  arrivedAt: number;
  subject: string;
  text: string;
  hasHtml: boolean;
  url: string | null;
  attachments: AttachmentSummary[];
  /** Depth in the tree of replies, 0 for one without a parent here. */
  depth: number;
  threadId: number;
  /** Arrived since the conversation was read last. */
  unread: boolean;
  /** One of us wrote it. */
  ours: boolean;
}

export interface ConversationDetail {
  id: number;
  title: string;
  source: { id: number; name: string; kind: string };
  state: ConversationState;
  unread: boolean;
  snoozedUntil: number | null;
  practices: Practice[];
  pinned: boolean;
  muted: boolean;
  assignee: string | null;
  remindAt: number | null;
  waitingSince: number | null;
  labelIds: number[];
  changes: { id: number; title: string; state: ChangeState }[];
  /** The same thing, raised at other places. */
  alsoRaisedIn: { id: number; title: string; sourceName: string }[];
  assumptions: Assumption[];
  participants: { personId: number; name: string }[];
  firstHeard: number;
  lastActivity: number;
  /** In thread order: a parent before its replies, replies by date. */
  messages: MessageDetail[];
  /** Threads that stand here only because of their subject, or because somebody merged them; each can be separated again. */
  joined: { threadId: number; firstMessageId: number; by: 'subject' | 'hand' }[];
}

/** How many conversations a list shows in each of its views. */
export type ViewCounts = Record<ConversationState, number>;

/** Counts for the rail and the tabs, kept by the database as rows change. */
export interface InboxCounts extends ViewCounts {
  unread: number;
  /** Open conversations in which somebody waits for an answer. */
  waiting: number;
  /** Open conversations assigned to oneself. */
  assignedToMe: number;
  messages: number;
  bySource: { sourceId: number; open: number; unread: number }[];
  /** Of lists narrowed to a source, a label, a change or an assignee, by `listKey`; one that is missing is empty. */
  narrowed: Record<string, ViewCounts>;
}
