import { create } from 'zustand';
import type { TemplateKey } from '../../../shared/model/report-templates.ts';

interface Panels {
  /** The dialog that is open above the window, if any. */
  dialog:
    | { type: 'help' }
    | { type: 'job'; id: number }
    | { type: 'add-feed' }
    | { type: 'history' }
    | { type: 'forget'; personId: number }
    | { type: 'keep'; sourceId: number }
    | { type: 'settings'; section: string }
    | { type: 'new-report'; template?: TemplateKey }
    | { type: 'series' }
    | null;
  /** Ended jobs that were taken out of the footer; they stay listed in the sources view. */
  hiddenJobs: number[];
}

export const usePanels = create<Panels>()(() => ({
  dialog: null,
  hiddenJobs: [],
}));

export function showDialog(dialog: Panels['dialog']): void {
  usePanels.setState({ dialog });
}

export function hideJob(id: number): void {
  usePanels.setState(({ hiddenJobs }) => ({ hiddenJobs: [...hiddenJobs, id] }));
}
