import { create } from 'zustand';
import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import { showDialog } from './panels.ts';

/** A rule as far as it is written. */
export interface RuleDraft {
  /** Null for one that is new. */
  id: number | null;
  name: string;
  query: string;
  /** Null for one that names nothing yet. */
  effects: (ConversationAction | null)[];
  onArrival: boolean;
}

/** The rule that is being written: closing the settings, or a power cut, loses no words of it. */
export const useRuleDraft = create<{ draft: RuleDraft | null }>()(() => ({ draft: null }));

export function newRule(query: string): RuleDraft {
  return { id: null, name: '', query, effects: [{ type: 'done' }], onArrival: true };
}

export function writeRule(draft: RuleDraft): void {
  useRuleDraft.setState({ draft });
}

/** Opens a new rule for what a search finds. */
export function beginRule(query: string): void {
  writeRule(newRule(query));
  showDialog({ type: 'settings', section: 'rules' });
}

/** It is kept as a rule, or given up. */
export function endRuleDraft(): void {
  useRuleDraft.setState({ draft: null });
}
