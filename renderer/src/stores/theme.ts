import { create } from 'zustand';
import type { Theme } from '../../../shared/ipc/app.ts';

const system = matchMedia('(prefers-color-scheme: dark)');

/** Whether the window is dark now. */
export const useDark = create<{ dark: boolean }>()(() => ({ dark: system.matches }));

/** Fixes the colours of the window; `system` leaves them to the computer. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  useDark.setState({ dark: theme === 'system' ? system.matches : theme === 'dark' });
}

system.addEventListener('change', () => {
  if (document.documentElement.dataset['theme'] === undefined) useDark.setState({ dark: system.matches });
});
