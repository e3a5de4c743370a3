import type { CreditWish } from './credit-wish.ts';
import type { Identity } from './records.ts';

/** What would go with a person who asks to be forgotten. */
export interface ForgetPreview {
  name: string;
  /** Places and addresses under which they are known here. */
  identities: Pick<Identity, 'place' | 'placeName' | 'address' | 'name'>[];
  messages: number;
  /** Conversations in which nobody else speaks: they go as a whole. */
  conversations: number;
  /** Conversations in which others speak too: what they quote of the person is blacked out. */
  shared: number;
  evidence: number;
  contributions: number;
  credits: number;
  promises: number;
  notes: number;
  /** Reports that lose quotes. */
  reports: { id: number; title: string }[];
}

/** How far it is; `done` of `of` in the phase named. */
export interface ForgetProgress {
  phase: 'conversations' | 'messages' | 'records' | 'file';
  done: number;
  of: number;
}

/** For how many days a source can keep its messages. */
export const keepChoices = [30, 90, 365, 730, 1825] as const;
export type KeepDays = (typeof keepChoices)[number];

/** What goes where messages are kept for a time only. */
export interface KeepCount {
  conversations: number;
  messages: number;
}

/** A message of somebody's own, as their file shows it. */
export interface HeldMessage {
  id: number;
  conversationId: number;
  place: string;
  writtenAt: number | null;
  subject: string;
  text: string;
  recipients: string | null;
  url: string | null;
  attachments: { name: string; type: string; size: number }[];
}

/** Everything held about a person but their messages. Times are milliseconds since 1970. */
export interface HeldRecords {
  name: string;
  /** Names of records that were joined into this one. */
  joined: string[];
  ours: boolean;
  creditWish: CreditWish;
  askedAt: number | null;
  languages: string[];
  /** Why the record is wrong, in words. */
  wrong: string | null;
  identities: { place: string; address: string; name: string | null; url: string | null }[];
  affiliations: { organisation: string; role: string; since: number | null; until: number | null }[];
  consents: { granted: boolean; words: string; givenAt: number }[];
  notes: { body: string; createdAt: number; updatedAt: number }[];
  evidence: {
    quote: string;
    place: string;
    writtenAt: number;
    capturedAt: number;
    url: string | null;
    cares: boolean;
    reports: string[];
  }[];
  contributions: { kind: string; quote: string; givenAt: number }[];
  credits: { place: string; words: string; namedAs: string; link: string | null; givenAt: number }[];
  promises: {
    sentence: string;
    byWhom: string;
    state: string;
    outcome: string;
    madeAt: number;
    dueAt: number | null;
    settledAt: number | null;
  }[];
  /** Changes that were said by hand to be theirs, or not, and those that their conversations ask for. */
  changes: { title: string; state: string; asks: boolean }[];
  told: { change: string; words: string; toldAt: number | null; helped: string | null; helpedWords: string }[];
  /** Conversations that concern them without a word of theirs. */
  concerned: { title: string; place: string }[];
}

/** Everything held about a person. */
export interface HeldAboutPerson extends HeldRecords {
  writtenOn: number;
  /** Those in which they speak, the newest first, with their own messages. */
  conversations: { id: number; title: string; place: string; messages: Omit<HeldMessage, 'conversationId'>[] }[];
}
