import type { ConversationState } from './conversation.ts';
import type { CreditWish } from './credit-wish.ts';
import type { Evidence } from './evidence.ts';
import type { SourceKind } from './records.ts';

/** What people ask for, and what becomes of it. Times are milliseconds since 1970. */

export const changeStates = ['heard', 'championed', 'accepted', 'shipped', 'told', 'declined'] as const;
export type ChangeState = (typeof changeStates)[number];

/** What people ask for. */
export interface Change {
  id: number;
  title: string;
  state: ChangeState;
  /** Conversations that ask for it. */
  conversations: number;
  updatedAt: number;
}

/** A change as the list and the board show it. */
export interface ChangeRow extends Change {
  description: string;
  /** How many people ask for it. */
  people: number;
  /** Those who ask and have not been told what became of it; 0 while nothing has. */
  untold: number;
  /** Such as `GitHub issue owner/name#12`, null without a tracker's address. */
  tracker: string | null;
  /** What was asked first, in somebody's words; null while nothing was quoted. */
  quote: string | null;
}

export interface ChangePage {
  rows: ChangeRow[];
  /** Pass as `before` for the next page, null at the end. */
  next: string | null;
}

/** A step on a change's way. */
export interface ChangeStep {
  id: number;
  state: ChangeState;
  words: string;
  date: number;
  /** The report that it was put into. */
  report: { id: number; title: string } | null;
  /** The title of the change that was merged into this one and took the step; null for its own. */
  of: string | null;
}

/** What the company answered, in its own words. */
export interface CompanyAnswer {
  words: string;
  /** Who said so, empty when nobody is named. */
  by: string;
  date: number;
}

/** The address in the company's tracker, and what was found there last. */
export interface ChangeTracker {
  url: string;
  /** Such as `GitHub issue owner/name#12`. */
  label: string;
  /** Its state can be looked up. */
  canCheck: boolean;
  /** The host of a GitLab of one's own, which may lie in one's own network; null for the public trackers. */
  ownHost: string | null;
  /** `open`, `closed` or `merged`; null where it was never looked up. */
  state: TrackerState | null;
  title: string | null;
  checkedAt: number | null;
  /** Why the last look failed, and what to do about it. */
  error: string | null;
}

export const trackerStates = ['open', 'closed', 'merged'] as const;
export type TrackerState = (typeof trackerStates)[number];

export interface LinkedConversation {
  id: number;
  title: string;
  sourceName: string;
  state: ConversationState;
  firstVoice: string;
  lastActivity: number;
}

export interface ChangeDetail {
  id: number;
  title: string;
  description: string;
  state: ChangeState;
  createdAt: number;
  updatedAt: number;
  /** How many people ask, and how many of these have not been told what became of it. */
  people: number;
  untold: number;
  answer: CompanyAnswer | null;
  steps: ChangeStep[];
  evidence: Evidence[];
  /** Evidence of the linked conversations that is not part of the change yet. */
  offered: Evidence[];
  conversations: LinkedConversation[];
  tracker: ChangeTracker | null;
  /** Changes that were merged into this one. */
  merged: { id: number; title: string }[];
}

export const tellingWays = ['exported', 'copied', 'by hand'] as const;
/** How somebody was told. `sent` is written by the outbox. */
export type TellingWay = 'sent' | (typeof tellingWays)[number];

export const helpAnswers = ['yes', 'partly', 'no'] as const;
export type HelpAnswer = (typeof helpAnswers)[number];

/** That somebody was told what became of a change, in which words. */
export interface Telling {
  id: number;
  conversationId: number | null;
  words: string;
  toldAt: number;
  how: TellingWay;
  /** "Did it help?" Null while nobody asked. */
  helped: HelpAnswer | null;
  helpedWords: string;
  helpedAt: number | null;
}

/** Where somebody asked, and what they can be told there. */
export interface VoicePlace {
  /** Null where they asked in no conversation that is here. */
  conversationId: number | null;
  title: string;
  sourceName: string;
  /** Null where there is no conversation. */
  kind: SourceKind | null;
  /** The original of what they wrote, when it has an address. */
  url: string | null;
  /** The mail address to write to, for mail only. */
  address: string | null;
  /** Their words, as quoted in the change. */
  quote: string | null;
  /** What to tell them; null while nothing became of it. */
  draft: TellingDraft | null;
}

export interface TellingDraft {
  /** ISO 639-1 code of the language it begins in. */
  language: string;
  words: string;
  /** Somebody has written it; otherwise it is made from what is known. */
  edited: boolean;
}

/** Somebody who asks for a change. */
export interface ChangeVoice {
  personId: number;
  /** As we know them, for the window alone. */
  who: string;
  wish: CreditWish;
  /** Added by hand, not by what they wrote. */
  byHand: boolean;
  /** When they asked first; null where nothing of theirs is here. */
  askedAt: number | null;
  places: VoicePlace[];
  /** Told what became of it as it stands now. */
  told: Telling | null;
  /** What they were told before, newest first. */
  earlier: Telling[];
}

export interface ChangeVoices {
  voices: ChangeVoice[];
  /** Pass as `after` for the next page, null at the end. */
  next: number | null;
}

/** Another change that people describe in like words. */
export interface SimilarChange {
  id: number;
  title: string;
  state: ChangeState;
  /** The words that both have, those that say most first. */
  words: string[];
}

/** A change that somebody asked for, for what is shown beside a person. */
export interface AskedChange {
  id: number;
  title: string;
  state: ChangeState;
  people: number;
  /** They were told what became of it. */
  told: boolean;
}

/** After so many days one looks again whether it helps. */
export const lookAgainDays = 14;

/** Something became of it that those who asked can be told. */
export function hasOutcome(state: ChangeState): boolean {
  return state === 'shipped' || state === 'told' || state === 'declined';
}
