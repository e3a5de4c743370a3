import type { MessageKind } from './incoming.ts';
import type { Practice } from './practice.ts';

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
  lastActivity: number;
  snippet: string;
  /** Position in the list: pass the last row's as `before` to get the next page. */
  cursor: number;
}

export interface InboxPage {
  rows: ConversationRow[];
  /** Cursor of the next page, null at the end. */
  next: number | null;
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
  subject: string;
  text: string;
  hasHtml: boolean;
  url: string | null;
  attachments: AttachmentSummary[];
  /** Depth in the tree of replies, 0 for one without a parent here. */
  depth: number;
  threadId: number;
  unread: boolean;
}

export interface ConversationDetail {
  id: number;
  title: string;
  source: { id: number; name: string; kind: string };
  state: ConversationState;
  unread: boolean;
  snoozedUntil: number | null;
  practices: Practice[];
  participants: { personId: number; name: string }[];
  firstHeard: number;
  lastActivity: number;
  /** In thread order: a parent before its replies, replies by date. */
  messages: MessageDetail[];
  /** Threads that stand here only because of their subject; each can be separated again. */
  joinedBySubject: { threadId: number; firstMessageId: number }[];
}

/** Counts for the rail and the tabs, kept by the database as rows change. */
export interface InboxCounts {
  open: number;
  snoozed: number;
  done: number;
  unread: number;
  messages: number;
  bySource: { sourceId: number; open: number; unread: number }[];
}
