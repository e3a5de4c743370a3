import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { Bridge, BridgeEvent } from '../../shared/ipc/bridge.ts';
import { eventChannel, requestChannel, spellChannel } from '../ipc/channels.ts';

const bridge: Bridge = {
  request: (name, input) => ipcRenderer.invoke(requestChannel, name, input),
  subscribe: (listener) => {
    const pass = (_event: IpcRendererEvent, event: BridgeEvent): void => listener(event);
    ipcRenderer.on(eventChannel, pass);
    return () => {
      ipcRenderer.off(eventChannel, pass);
    };
  },
  pathOf: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]),
};

contextBridge.exposeInMainWorld('sameside', bridge);

// The checker of a Mac is the system's own. Elsewhere the first word that is typed wakes ours.
if (process.platform !== 'darwin') {
  webFrame.setSpellCheckProvider('en-US', {
    spellCheck: (words, answer) => {
      const wrong: Promise<string[]> = ipcRenderer.invoke(spellChannel, words);
      wrong.then(answer, () => answer([]));
    },
  });
}
