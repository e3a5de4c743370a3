import type { BrowserWindow } from 'electron';
import type { BridgeEvent } from '../../shared/ipc/bridge.ts';
import { eventChannel } from './channels.ts';

export type Emit = (event: BridgeEvent) => void;

/** Tells all windows what changed; said to nobody while there is none. */
export function createEmit(windows: () => BrowserWindow[]): Emit {
  return (event) => {
    for (const window of windows()) window.webContents.send(eventChannel, event);
  };
}
