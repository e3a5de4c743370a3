import { create } from 'zustand';

/** An assumption that is being written, as typed so far. */
interface Assuming {
  sentence: string;
  when: string;
}

/** What is being assumed, by conversation: leaving a conversation loses no words. */
export const useAssuming = create<{ drafts: Record<number, Assuming> }>()(() => ({ drafts: {} }));

/** Opens the small form on a conversation, or goes on with it. */
export function startAssuming(conversationId: number, sentence: string): void {
  const { drafts } = useAssuming.getState();
  const draft = drafts[conversationId];
  const kept = draft === undefined || draft.sentence.trim() === '' ? { sentence, when: draft?.when ?? '' } : draft;
  useAssuming.setState({ drafts: { ...drafts, [conversationId]: kept } });
}

export function typeAssuming(conversationId: number, draft: Assuming): void {
  useAssuming.setState(({ drafts }) => ({ drafts: { ...drafts, [conversationId]: draft } }));
}

export function stopAssuming(conversationId: number): void {
  const { [conversationId]: _, ...drafts } = useAssuming.getState().drafts;
  useAssuming.setState({ drafts });
}
