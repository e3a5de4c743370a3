import { create } from 'zustand';
import type { CreditPlace } from '../../../shared/model/giving.ts';
import type { Anchor } from '../components/popover.tsx';

/** Words, or a whole message, that are to be marked as something that was given. */
export interface Marking {
  messageId: number;
  conversationId: number;
  /** Null: the whole message. */
  start: number | null;
  end: number | null;
  anchor: Anchor;
}

/** A credit that is being written, as typed so far. */
export interface CreditDraft {
  personId: number;
  /** Null: whatever of theirs is owed in this conversation. */
  contributionIds: number[] | null;
  place: CreditPlace;
  words: string;
  link: string;
  /** `2026-03-04`, empty for today. */
  day: string;
}

/** A promise that is being written, as typed so far. */
export interface PromiseDraft {
  personId: number;
  sentence: string;
  until: string;
  by: string;
  messageId: number | null;
}

interface GivingDrafts {
  credits: Record<number, CreditDraft>;
  promises: Record<number, PromiseDraft>;
}

/** What is being written down, by conversation: leaving a conversation loses no words, nor does a crash. */
export const useGivingDrafts = create<GivingDrafts>()(() => ({ credits: {}, promises: {} }));

/** What floats above the thread and asks what was given. */
export const useMarking = create<{ marking: Marking | null }>()(() => ({ marking: null }));

export function openMarking(marking: Marking): void {
  useMarking.setState({ marking });
}

export function closeMarking(): void {
  useMarking.setState({ marking: null });
}

/** Opens the form of thanks on a conversation; words typed before are kept. */
export function startThanking(conversationId: number, start: Pick<CreditDraft, 'personId' | 'contributionIds'>): void {
  const { credits } = useGivingDrafts.getState();
  const before = credits[conversationId];
  const draft: CreditDraft = { ...(before ?? { place: 'reply', words: '', link: '', day: '' }), ...start };
  useGivingDrafts.setState({ credits: { ...credits, [conversationId]: draft } });
}

export function typeThanks(conversationId: number, draft: CreditDraft): void {
  useGivingDrafts.setState(({ credits }) => ({ credits: { ...credits, [conversationId]: draft } }));
}

export function stopThanking(conversationId: number): void {
  const { [conversationId]: _, ...credits } = useGivingDrafts.getState().credits;
  useGivingDrafts.setState({ credits });
}

/** Opens the form of a promise on a conversation; words typed before are kept. */
export function startPromising(conversationId: number, start: Pick<PromiseDraft, 'personId' | 'sentence'>): void {
  const { promises } = useGivingDrafts.getState();
  const before = promises[conversationId];
  const kept = before !== undefined && before.sentence.trim() !== '';
  const draft: PromiseDraft = kept ? before : { until: '', by: 'me', messageId: null, ...start };
  useGivingDrafts.setState({ promises: { ...promises, [conversationId]: draft } });
}

export function typePromise(conversationId: number, draft: PromiseDraft): void {
  useGivingDrafts.setState(({ promises }) => ({ promises: { ...promises, [conversationId]: draft } }));
}

export function stopPromising(conversationId: number): void {
  const { [conversationId]: _, ...promises } = useGivingDrafts.getState().promises;
  useGivingDrafts.setState({ promises });
}

/** Who was chosen among those who are owed something, and where they stood. */
export const useOwedChoice = create<{ personId: number | null; index: number }>()(() => ({ personId: null, index: 0 }));

export function chooseOwed(personId: number, index: number): void {
  useOwedChoice.setState({ personId, index });
}
