import type { BrowserWindow } from 'electron';
import type { BridgeEvent } from '../../shared/ipc/bridge.ts';
import { eventChannel } from './channels.ts';

export type Emit = (event: BridgeEvent) => void;

/** Events that say nothing but what is stale. */
type Stale = Exclude<
  Extract<BridgeEvent, { type: `${string}.changed` }>,
  { job: unknown } | { dark: unknown } | { keys: unknown }
>;

/** Waits for a change, tells all windows what it made stale, and passes its result on. */
export function telling(emit: Emit, ...stale: Stale['type'][]): <Result>(change: Promise<Result>) => Promise<Result> {
  return async (change) => {
    const result = await change;
    // Without ids: any conversation.
    for (const type of stale) emit(type === 'conversation.changed' ? { type, ids: [] } : { type });
    return result;
  };
}

/** Tells all windows what changed; said to nobody while there is none. */
export function createEmit(windows: () => BrowserWindow[]): Emit {
  return (event) => {
    for (const window of windows()) window.webContents.send(eventChannel, event);
  };
}
