import type { ConversationRow } from './conversation.ts';
import type { ConversationAction } from './conversation-action.ts';
import type { InboxSort } from './list-scope.ts';

/** What triage works with beside conversations. Times are milliseconds since 1970. */

/** Names of colours that the window has for labels; each reads well in both themes. */
export const labelColours = ['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink'] as const;
export type LabelColour = (typeof labelColours)[number];

export interface Label {
  id: number;
  name: string;
  colour: LabelColour;
  /** Open conversations that bear it. */
  open: number;
}

/** A search kept in the rail. */
export interface SavedView {
  id: number;
  name: string;
  query: string;
  sort: InboxSort;
  /** Conversations that match, as counted last. */
  conversations: number;
}

/** What speaks for an assumption, or against it: words of ours, or a quote that was kept. */
export interface AssumptionGround {
  id: number;
  side: 'for' | 'against';
  words: string;
  /** Null for words of ours, and where the quote is gone. */
  evidence: { id: number; who: string; source: string; messageId: number | null; conversationId: number | null } | null;
}

/** A judgement held in suspension. */
export interface Assumption {
  id: number;
  conversationId: number;
  sentence: string;
  lookAgainAt: number | null;
  /** How it came out, in words; null while it is held. */
  outcome: string | null;
  createdAt: number;
  /** In the order in which they were written. */
  grounds: AssumptionGround[];
}

/** An assumption outside of its conversation, on the board of all that is held. */
export interface HeldAssumption extends Assumption {
  conversationTitle: string;
  /** Drafts and reports that quote what it is about. */
  leaning: { id: number; title: string }[];
}

/** When a search matches, then do this. */
export interface Rule {
  id: number;
  name: string;
  query: string;
  effects: ConversationAction[];
  /** Runs on what arrives; otherwise only when asked. */
  onArrival: boolean;
  /** Why it cannot run, in words; null when it can. */
  problem: string | null;
}

export interface RuleRun {
  id: number;
  ruleId: number;
  ruleName: string;
  trigger: 'arrival' | 'demand';
  conversations: number;
  /** Pass to undo the whole run; null when nothing was changed. */
  groupId: number | null;
  /** Nothing of it stands any more. */
  undone: boolean;
  ranAt: number;
}

/** What a rule would do. */
export interface RulePreview {
  /** Conversations that match. */
  matching: number;
  /** Of these, those that it would change. */
  conversations: number;
  /** False: both are only what was found in the time there was; there are more. */
  isExact: boolean;
  /** The first that it would change. */
  rows: ConversationRow[];
}

/** A line of the undo history. */
export interface HistoryEntry {
  /** The group's number: the first action in it. */
  groupId: number;
  label: string;
  /** Title of the first conversation or record that it touched. */
  subject: string;
  count: number;
  doneAt: number;
  undone: boolean;
}
