import { create } from 'zustand';

export type SaveState = 'saved' | 'pending' | 'saving' | 'failed';

interface Saving {
  /** What is being written, by a name for each editor; those that are saved are not listed. */
  unsaved: Record<string, { state: Exclude<SaveState, 'saved'>; message: string | null }>;
}

/** Whether everything typed is on the disk; the footer says so only when it is. */
export const useSaving = create<Saving>()(() => ({ unsaved: {} }));

export function reportSaveState(key: string, state: SaveState, message: string | null): void {
  const before = useSaving.getState().unsaved;
  // Each key that is typed says the same again.
  if ((before[key]?.state ?? 'saved') === state && (before[key]?.message ?? null) === message) return;
  const unsaved = { ...before };
  if (state === 'saved') delete unsaved[key];
  else unsaved[key] = { state, message };
  useSaving.setState({ unsaved });
}
