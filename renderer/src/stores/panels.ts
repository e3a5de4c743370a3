import { create } from 'zustand';

interface Panels {
  /** The dialog that is open above the window, if any. */
  dialog: { type: 'help' } | { type: 'job'; id: number } | { type: 'add-feed' } | null;
  /** The conversation over which the snooze popover stands open; it may be chosen and not yet painted. */
  snoozing: number | null;
  /** The chosen conversation that gets a new note as soon as it is painted. */
  noteWanted: number | null;
  /** Ended jobs that were taken out of the footer; they stay listed in the sources view. */
  hiddenJobs: number[];
}

export const usePanels = create<Panels>()(() => ({
  dialog: null,
  snoozing: null,
  noteWanted: null,
  hiddenJobs: [],
}));

export function showDialog(dialog: Panels['dialog']): void {
  usePanels.setState({ dialog });
}

export function setSnoozing(snoozing: number | null): void {
  usePanels.setState({ snoozing });
}

export function wantNote(noteWanted: number | null): void {
  usePanels.setState({ noteWanted });
}

export function hideJob(id: number): void {
  usePanels.setState(({ hiddenJobs }) => ({ hiddenJobs: [...hiddenJobs, id] }));
}
