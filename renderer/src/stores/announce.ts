import { create } from 'zustand';

export interface Toast {
  id: number;
  words: string;
  tone: 'plain' | 'danger';
  action: { label: string; run: () => void } | null;
}

interface Announcements {
  /** Read out by screen readers, one after the other. */
  spoken: { id: number; words: string };
  toast: Toast | null;
}

export const useAnnouncements = create<Announcements>()(() => ({ spoken: { id: 0, words: '' }, toast: null }));

let lastId = 0;

/** Says something to people who listen to the screen. */
export function announce(words: string): void {
  lastId += 1;
  useAnnouncements.setState({ spoken: { id: lastId, words } });
}

/** Shows one line for some seconds, and says it. A newer one takes the place of an older one. */
export function showToast(words: string, options: { tone?: Toast['tone']; action?: Toast['action'] } = {}): void {
  lastId += 1;
  useAnnouncements.setState({
    toast: { id: lastId, words, tone: options.tone ?? 'plain', action: options.action ?? null },
    spoken: { id: lastId, words },
  });
}

/** Takes the line away; with an id, only if it is still that one. */
export function hideToast(id?: number): void {
  const { toast } = useAnnouncements.getState();
  if (toast !== null && (id === undefined || toast.id === id)) useAnnouncements.setState({ toast: null });
}
