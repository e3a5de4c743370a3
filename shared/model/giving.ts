import type { CreditWish } from './credit-wish.ts';

/** What people give and what they get for it. Times are milliseconds since 1970. */

export const contributionKinds = ['idea', 'fault', 'answer', 'content', 'test', 'praise', 'criticism'] as const;
/** A fault report is a `fault`, an answer to others an `answer`. */
export type ContributionKind = (typeof contributionKinds)[number];

/** Something a person gave; points at the words. */
export interface Contribution {
  id: number;
  /** The person as joined today. */
  personId: number;
  who: string;
  kind: ContributionKind;
  quote: string;
  /** Offsets into the message's plain text, UTF-16 code units; null for a whole message. */
  start: number | null;
  end: number | null;
  messageId: number | null;
  conversationId: number | null;
  sourceName: string;
  givenAt: number;
  /** Somebody was thanked or named for it. */
  credited: boolean;
}

export const creditPlaces = ['reply', 'release-notes', 'report', 'blog', 'talk', 'elsewhere'] as const;
export type CreditPlace = (typeof creditPlaces)[number];

/** That we thanked or named somebody. */
export interface Credit {
  id: number;
  personId: number;
  who: string;
  contributionId: number | null;
  /** The words of the contribution that it is for, empty where it is for none in particular. */
  forWords: string;
  forKind: ContributionKind | null;
  place: CreditPlace;
  words: string;
  /** How they were named, as they wished then. */
  namedAs: string;
  link: string | null;
  reportId: number | null;
  conversationId: number | null;
  givenAt: number;
}

export const promiseStates = ['open', 'kept', 'broken'] as const;
export type PromiseState = (typeof promiseStates)[number];

/** "We will ...", said to somebody. */
export interface PromiseMade {
  id: number;
  personId: number;
  who: string;
  conversationId: number | null;
  messageId: number | null;
  sentence: string;
  /** `me` or a colleague's name. */
  byWhom: string;
  dueAt: number | null;
  state: PromiseState;
  /** How it came out, in words. */
  outcome: string;
  settledAt: number | null;
  madeAt: number;
}

/** What stands between a person and us, in words. Newest first. */
export interface BetweenUs {
  gave: Contribution[];
  gaveBack: Credit[];
  /** Open, kept and broken. */
  promises: PromiseMade[];
  /** Contributions without a credit. */
  owed: Contribution[];
}

/** A hint that somebody waved away: what it was about, and where in the message's text. */
export interface DismissedHint {
  messageId: number;
  /** `contribution:idea`, `promise`. */
  hint: string;
  start: number;
}

/** What was given and got in one conversation. */
export interface ConversationGiving {
  contributions: Contribution[];
  credits: Credit[];
  promises: PromiseMade[];
  dismissed: DismissedHint[];
  /** Messages that the one who asked accepted as the answer. */
  accepted: number[];
}

/** Somebody to whom something is owed: words without a credit, promises not kept yet. */
export interface OwedPerson {
  personId: number;
  who: string;
  wish: CreditWish;
  /** When we asked whether they may be named; null: not yet. */
  askedAt: number | null;
  /** Since when the oldest of it is owed. */
  since: number;
  contributions: Contribution[];
  promises: PromiseMade[];
}

export interface OwedPage {
  people: OwedPerson[];
  /** Opaque cursor of the next page, null at the end. */
  next: string | null;
}

/** Credits of a stretch of time, newest first. */
export interface CreditPage {
  credits: Credit[];
  /** Opaque cursor of the next page, null at the end. */
  next: string | null;
  /** The newest credit before this stretch and the oldest after it; null where there is none. */
  earlier: number | null;
  later: number | null;
}

/** The question to somebody whether they may be named, in the language of the conversation. */
export interface NamingQuestion {
  personId: number;
  /** ISO 639-1. */
  language: string;
  words: string;
  askedAt: number | null;
}

/** A person of the ledger as a file for others needs them. */
export interface LedgerPerson {
  personId: number;
  name: string;
  handle: string | null;
  wish: CreditWish;
  identities: { place: string; address: string; name: string | null; url: string | null }[];
  contributions: Contribution[];
  credits: Credit[];
  promises: PromiseMade[];
}
