import { existsSync } from 'node:fs';
import path from 'node:path';
import type { BrowserWindow, FileFilter, OpenDialogOptions } from 'electron';
import { app, dialog, shell } from 'electron';
import type { StartQuestion } from '../database-start.ts';
import type { Log } from '../log.ts';
import { linkQuestion, outsideLink } from '../services/links.ts';
import { safeFileName } from '../services/file-name.ts';
import type { SettingsStore } from '../settings.ts';

/** What is asked of the person through the system's own dialogs. */
export interface Dialogs {
  /** Where to save; remembers the folder. Null when the person closes the dialog. */
  savePath(wanted: { name: string; fallback: string; filters?: FileFilter[] }): Promise<string | null>;
  /** Paths to read; null when the person closes the dialog. */
  openPaths(what: 'files' | 'folder'): Promise<string[] | null>;
  /** A question before there is an inbox; answers with the position of the button. The last one is the way out. */
  startQuestion(question: StartQuestion): Promise<number>;
  /** Something at the start went wrong that nobody expected. */
  startFailed(logs: string): void;
  /** Says where a link leads and, when the person agrees, opens it outside. One question at a time. @throws SamesideError */
  openLink(address: string): Promise<boolean>;
}

export function createDialogs(context: {
  /** The window that the person works in. */
  currentWindow(): BrowserWindow | null;
  settings: SettingsStore;
  log: Log;
}): Dialogs {
  const { currentWindow, settings, log } = context;
  let asking = false;

  return {
    async savePath({ name, fallback, filters = [] }) {
      const remembered = settings.current().exportFolder;
      const folder = remembered && existsSync(remembered) ? remembered : app.getPath('documents');
      const options = { defaultPath: path.join(folder, safeFileName(name, fallback)), filters };
      const window = currentWindow();
      if (!window) return null;
      const answer = await whileOpen(window, dialog.showSaveDialog(window, options), { canceled: true, filePath: '' });
      if (answer.canceled || !answer.filePath) return null;
      settings.update({ exportFolder: path.dirname(answer.filePath) });
      return answer.filePath;
    },

    async openPaths(what) {
      const window = currentWindow();
      if (!window) return null;
      const options: OpenDialogOptions = {
        properties: what === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory'],
        defaultPath: app.getPath('downloads'),
      };
      const answer = await whileOpen(window, dialog.showOpenDialog(window, options), { canceled: true, filePaths: [] });
      return answer.canceled || answer.filePaths.length === 0 ? null : answer.filePaths;
    },

    async startQuestion({ message, detail, buttons }) {
      await app.whenReady();
      const { response } = await dialog.showMessageBox({
        type: 'error',
        title: app.getName(),
        message,
        detail,
        buttons,
        defaultId: 0,
        cancelId: buttons.length - 1,
        noLink: true,
      });
      return response;
    },

    startFailed(logs) {
      dialog.showErrorBox('Sameside cannot start', `Nothing was changed. The log says why: ${logs}`);
    },

    async openLink(address) {
      const link = outsideLink(address);
      const window = currentWindow();
      if (asking || !window) return false;
      asking = true;
      try {
        const question = dialog.showMessageBox(window, {
          type: 'question',
          ...linkQuestion(link),
          buttons: [link.opens === 'mail' ? 'Write' : 'Open', 'Cancel'],
          defaultId: 0,
          cancelId: 1,
          noLink: true,
        });
        const { response } = await whileOpen(window, question, { response: 1, checkboxChecked: false });
        if (response !== 0) return false;
        log.info('link opened', { where: link.where });
        await shell.openExternal(link.address);
        return true;
      } finally {
        asking = false;
      }
    },
  };
}

/** A dialog of a window that closes counts as closed: some systems never answer then, and quitting must not wait for it. */
async function whileOpen<Answer>(window: BrowserWindow, asked: Promise<Answer>, closed: Answer): Promise<Answer> {
  let end = (): void => {};
  const gone = new Promise<Answer>((resolve) => (end = () => resolve(closed)));
  window.once('closed', end);
  try {
    return await Promise.race([asked, gone]);
  } finally {
    window.off('closed', end);
  }
}
