import type { BrowserWindow } from 'electron';
import type { BridgeEvent } from '../../shared/ipc/bridge.ts';
import { eventChannel } from './channels.ts';

export type Emit = (event: BridgeEvent) => void;

/** Tells the window what changed; said to nobody while there is no window. */
export function createEmit(mainWindow: () => BrowserWindow | null): Emit {
  return (event) => {
    const window = mainWindow();
    if (window && !window.isDestroyed()) window.webContents.send(eventChannel, event);
  };
}
