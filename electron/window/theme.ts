import type { BrowserWindow } from 'electron';
import { nativeTheme } from 'electron';
import type { Theme } from '../../shared/ipc/app.ts';
import type { Emit } from '../ipc/events.ts';
import { canvasColour } from './make-window.ts';

/** Shows the chosen theme, and tells the windows whenever light turns to dark or back. */
export function followTheme(theme: Theme, windows: () => BrowserWindow[], emit: Emit): void {
  nativeTheme.themeSource = theme;
  nativeTheme.on('updated', () => {
    for (const window of windows()) window.setBackgroundColor(canvasColour());
    emit({ type: 'theme.changed', dark: nativeTheme.shouldUseDarkColors });
  });
}
