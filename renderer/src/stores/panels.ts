import { create } from 'zustand';

interface Panels {
  /** The dialog that is open above the window, if any. */
  dialog: { type: 'help' } | { type: 'job'; id: number } | { type: 'add-feed' } | null;
  /** The snooze popover stands open over the open conversation. */
  snoozing: boolean;
  /** Ended jobs that were taken out of the footer; they stay listed in the sources view. */
  hiddenJobs: number[];
}

export const usePanels = create<Panels>()(() => ({ dialog: null, snoozing: false, hiddenJobs: [] }));

export function showDialog(dialog: Panels['dialog']): void {
  usePanels.setState({ dialog });
}

export function setSnoozing(snoozing: boolean): void {
  usePanels.setState({ snoozing });
}

export function hideJob(id: number): void {
  usePanels.setState(({ hiddenJobs }) => ({ hiddenJobs: [...hiddenJobs, id] }));
}
