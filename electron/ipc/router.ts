import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { ipcMain } from 'electron';
import type { Envelope } from '../../shared/ipc/bridge.ts';
import { isPageAddress } from '../window/page-response.ts';
import type { Log } from '../log.ts';
import { requestChannel } from './channels.ts';
import type { Dispatch } from './dispatch.ts';

export interface Router {
  /** Resolves when no request is being answered. */
  idle(): Promise<void>;
}

/** Lets the main frames of our windows, and nobody else, make requests. */
export function listenForRequests(dispatch: Dispatch, windows: () => BrowserWindow[], log: Log): Router {
  const running = new Set<Promise<Envelope<unknown>>>();
  ipcMain.handle(requestChannel, (event, name: unknown, input: unknown): Promise<Envelope<unknown>> => {
    if (!isFromMainFrame(event, windows())) {
      log.warn('request from elsewhere refused');
      return Promise.resolve({
        ok: false,
        error: { code: 'forbidden', message: 'Only the Sameside window may ask that.' },
      });
    }
    const answer = dispatch(name, input);
    running.add(answer);
    void answer.then(() => running.delete(answer));
    return answer;
  });
  return {
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** Must be called before anything is awaited: the frame may be another one, or none, a moment later. */
export function isFromMainFrame({ senderFrame }: IpcMainInvokeEvent, windows: BrowserWindow[]): boolean {
  if (senderFrame === null || !isPageAddress(senderFrame.url)) return false;
  return windows.some((window) => senderFrame === window.webContents.mainFrame);
}
