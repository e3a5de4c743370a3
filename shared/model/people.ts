import type { ConversationState } from './conversation.ts';
import type { CreditWish } from './credit-wish.ts';
import type { Evidence } from './evidence.ts';
import type { ContributionKind, CreditPlace, PromiseState } from './giving.ts';
import type { Identity, PersonDetail } from './records.ts';
import type { JoinReason } from './same-person.ts';

/** People as lists and profiles show them. Times are milliseconds since 1970. Nothing here is a total about a person. */

/** What the people list can show. */
export const peopleTabs = ['all', 'first-time', 'returning', 'silent', 'wrong'] as const;
export type PeopleListTab = (typeof peopleTabs)[number];

/** So long has somebody to be silent to be missed, and to come back: milliseconds. */
export const longSilence = 180 * 86_400_000;

export interface PersonRow {
  id: number;
  name: string;
  ours: boolean;
  /** Handles and addresses, those first that tell most. */
  knownAs: string[];
  /** Where they speak. */
  places: string[];
  /** Where they work, as far as known today. */
  organisation: string | null;
  /** Null for somebody who has never spoken. */
  firstHeard: number | null;
  lastHeard: number | null;
  /** When they came back after a long silence. */
  returnedAt: number | null;
  /** Why the record is said to be wrong. */
  wrong: string | null;
  /** What they spoke about last. */
  lastTitle: string | null;
}

export interface PeoplePage {
  people: PersonRow[];
  /** Pass as `before` for the next page. */
  next: string | null;
  /** Some people are still being worked out; the list grows. */
  settling: boolean;
}

export interface Affiliation {
  id: number;
  organisation: string;
  role: string;
  since: number | null;
  until: number | null;
}

/** What they said about being quoted. */
export interface Consent {
  id: number;
  granted: boolean;
  /** How they said it, and where. */
  words: string;
  messageId: number | null;
  conversationId: number | null;
  givenAt: number;
}

/** An identity as it came, for "known as" and for splitting. */
export interface HomedIdentity extends Identity {
  /** The name of the person with whom it came, null where it was never joined. */
  cameFrom: string | null;
  joined: boolean;
}

/** Somebody in the same conversations. */
export interface Companion {
  id: number;
  name: string;
  /** Who answered whom. */
  how: 'answered-them' | 'answered-by-them' | 'both' | 'together';
  conversationId: number;
}

export interface ConcernedConversation {
  id: number;
  title: string;
  sourceName: string;
  state: ConversationState;
  lastActivity: number;
}

/** What the profile shows besides what the pane beside a conversation does. */
export interface PersonProfile extends Omit<PersonDetail, 'identities'> {
  identities: HomedIdentity[];
  wrong: string | null;
  affiliations: Affiliation[];
  /** The newest first: it counts. */
  consents: Consent[];
  /** ISO 639-1 codes; as set, else as their newest messages show. */
  languages: string[];
  languagesSet: boolean;
  /** What they care about, in their own words. */
  cares: Evidence[];
  companions: Companion[];
  /** Conversations that concern them and in which they do not speak. */
  concerning: ConcernedConversation[];
}

export type TimelineEntry = { id: number; at: number } & (
  | { type: 'message'; title: string; sourceName: string; conversationId: number; snippet: string }
  | { type: 'quote'; quote: string; sourceName: string; conversationId: number | null; messageId: number | null }
  | {
      type: 'contribution';
      kind: ContributionKind;
      quote: string;
      conversationId: number | null;
      messageId: number | null;
    }
  | { type: 'credit'; place: CreditPlace; words: string; link: string | null; conversationId: number | null }
  | { type: 'promise'; sentence: string; byWhom: string; state: PromiseState; conversationId: number | null }
  | { type: 'change'; changeId: number; title: string; what: 'asked' | 'told' }
);

export interface TimelinePage {
  entries: TimelineEntry[];
  next: string | null;
}

/** One side of a suggestion. */
export interface SuggestedPerson {
  id: number;
  name: string;
  identities: Omit<Identity, 'url'>[];
  lastHeard: number | null;
  /** The newest words of theirs. */
  words: string | null;
  wordsConversationId: number | null;
}

export interface JoinSuggestion {
  id: number;
  reason: JoinReason;
  detail: string;
  a: SuggestedPerson;
  b: SuggestedPerson;
}

export interface SuggestionPage {
  suggestions: JoinSuggestion[];
  next: number | null;
  settling: boolean;
}

type Shown = Pick<Identity, 'place' | 'placeName' | 'address' | 'name'>;

/** An identity as people know it: the address of mail, elsewhere the name where one is known, since many addresses are numbers. */
export function identityName({ place, address, name }: Omit<Shown, 'placeName'>): string {
  return place === 'mail' ? address : (name ?? address);
}

/** The same with its place, and the handle beside the name where it is one. */
export function identityWords(identity: Shown): string {
  const { place, placeName, address, name } = identity;
  if (place === 'mail') return address;
  const handle = name === null || name === address || /^\d+$/.test(address) ? '' : ` (${address})`;
  return `${identityName(identity)}${handle} at ${placeName}`;
}

/** Why two could be one, as a sentence without an end. */
export function joinReasonWords({ reason, detail }: { reason: JoinReason; detail: string }): string {
  switch (reason) {
    case 'address':
      return `Same address at two places: ${detail}`;
    case 'veiled':
      return `Same name, and the same address as archives hide it: ${detail}`;
    case 'handle':
      return `Same handle and same name: ${detail}`;
    case 'link':
      return `One leads to the other: ${detail}`;
    case 'signature':
      return `Same name, and ${detail} in a signature`;
  }
}

const care: readonly CreditWish[] = ['ask', 'name', 'handle', 'anonymous'];

/** Of several wishes of one person, the most careful. */
export function mostCareful(wishes: readonly CreditWish[]): CreditWish {
  return wishes.reduce((best, wish) => (care.indexOf(wish) > care.indexOf(best) ? wish : best), 'ask');
}
