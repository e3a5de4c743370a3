import type { ConversationRow } from './conversation.ts';
import type { Contribution, PromiseMade } from './giving.ts';
import type { Assumption } from './triage.ts';

/** What needs us now: a few of each, the most pressing first. Times are milliseconds since 1970. */
export interface Today {
  /** Who waits longest for an answer. */
  waiting: Section<ConversationRow>;
  /** Reminders and snoozes that end today. */
  due: Section<{ row: ConversationRow; why: 'reminder' | 'snooze'; at: number }>;
  /** Contributions without a credit, oldest first. */
  owed: Section<Contribution>;
  /** Open promises that are due within a week, or overdue, or have no date. */
  promises: Section<PromiseMade>;
  /** Shipped or declined, and somebody who asked was not told yet. */
  untold: Section<{ changeId: number; title: string; state: 'shipped' | 'declined'; people: NamedPerson[] }>;
  /** Told two weeks ago, and nobody asked whether it helped. */
  helped: Section<{ changeId: number; title: string; person: NamedPerson; toldAt: number }>;
  /** Recurring reports that are due, longest first. */
  reports: Section<{ seriesId: number; name: string; dueAt: number }>;
  assumptions: Section<Assumption & { conversationTitle: string }>;
  /** Sources that could not be read when they were checked last. */
  failed: Section<{ sourceId: number; name: string; error: string; at: number | null }>;
}

export interface Section<Item> {
  items: Item[];
  /** There are more of them than stand here. */
  more: boolean;
}

export interface NamedPerson {
  personId: number;
  name: string;
}
