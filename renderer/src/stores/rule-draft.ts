import { create } from 'zustand';
import { showDialog } from './panels.ts';

/** The search of a rule that somebody wants to make, until the list of rules takes it up. */
export const useRuleDraft = create<{ query: string | null }>()(() => ({ query: null }));

/** Opens a new rule for what a search finds. */
export function beginRule(query: string): void {
  useRuleDraft.setState({ query });
  showDialog({ type: 'settings', section: 'rules' });
}

/** The wish is taken up, or given up. */
export function endRuleDraft(): void {
  useRuleDraft.setState({ query: null });
}
