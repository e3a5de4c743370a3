import type { BrowserWindow } from 'electron';
import { nativeTheme } from 'electron';
import type { Theme } from '../../shared/ipc/app.ts';
import type { Emit } from '../ipc/events.ts';
import { canvasColour } from './windows.ts';

/** Shows the chosen theme, and tells the window whenever light turns to dark or back. */
export function followTheme(theme: Theme, mainWindow: () => BrowserWindow | null, emit: Emit): void {
  nativeTheme.themeSource = theme;
  nativeTheme.on('updated', () => {
    mainWindow()?.setBackgroundColor(canvasColour());
    emit({ type: 'theme.changed', dark: nativeTheme.shouldUseDarkColors });
  });
}
