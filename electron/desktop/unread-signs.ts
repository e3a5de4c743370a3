import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, Menu, nativeImage, Tray } from 'electron';
import type { DatabaseClient } from '../db/client.ts';
import type { Emit } from '../ipc/events.ts';
import type { Log } from '../log.ts';
import type { SettingsStore } from '../settings.ts';

/** Counting waits for a pause: an import raises hundreds of events a second. */
const pause = 400;
const icons = path.join(import.meta.dirname, 'icons');

export interface UnreadSigns {
  /** An event that went to the windows: some of them change the count. */
  noticed: Emit;
  /** Takes over the settings as they are now. */
  follow(): void;
  /** Null when the tray works or was not asked for. */
  trayProblem(): string | null;
  badgeProblem(): string | null;
  stop(): void;
}

export interface UnreadSignsContext {
  settings: SettingsStore;
  windows: () => BrowserWindow[];
  /** Comes when the inbox is open. */
  database: Promise<DatabaseClient>;
  log: Log;
  open(): void;
  quickNote(): void;
}

/** How many open conversations are unread: on the program's icon, and in the tray. */
export function createUnreadSigns(context: UnreadSignsContext): UnreadSigns {
  const { settings, windows, database, log } = context;
  let tray: Tray | null = null;
  let unread = 0;
  let timer: NodeJS.Timeout | undefined;
  let trayProblem: string | null = null;
  let badgeRefused = false;

  const count = async (): Promise<void> => {
    try {
      unread = (await (await database).call('inboxCounts', null)).unread;
      show();
    } catch (error) {
      log.info('unread not counted', { error });
    }
  };
  const countSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void count();
    }, pause);
  };

  const show = (): void => {
    const shown = settings.current().badge ? unread : 0;
    if (process.platform === 'win32') {
      const dot = shown > 0 ? nativeImage.createFromPath(path.join(icons, 'unread.png')) : null;
      for (const window of windows()) window.setOverlayIcon(dot, shown > 0 ? unreadWords(shown) : '');
    } else {
      badgeRefused = !app.setBadgeCount(shown) && shown > 0;
    }
    if (tray === null) return;
    tray.setToolTip(`${app.getName()}: ${unreadWords(unread)}`);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: unreadWords(unread), enabled: false },
        { type: 'separator' },
        { label: `Open ${app.getName()}`, click: context.open },
        { label: 'Quick note', click: context.quickNote },
        { type: 'separator' },
        { label: 'Quit', click: () => app.quit() },
      ]),
    );
  };

  const follow = (): void => {
    const wanted = settings.current().tray;
    if (wanted && tray === null) tray = opened();
    if (!wanted) {
      tray?.destroy();
      tray = null;
      trayProblem = null;
    }
    show();
  };
  const opened = (): Tray | null => {
    try {
      const file = process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png';
      const made = new Tray(nativeImage.createFromPath(path.join(icons, file)));
      made.on('click', context.open);
      trayProblem = null;
      return made;
    } catch (error) {
      log.warn('no tray', { error });
      trayProblem = 'This system has no tray.';
      return null;
    }
  };

  follow();
  void count();
  return {
    noticed(event) {
      if (['inbox.changed', 'conversation.changed', 'sources.changed', 'undo.changed'].includes(event.type))
        countSoon();
    },
    follow,
    trayProblem: () => trayProblem,
    badgeProblem: () => (badgeRefused ? 'This desktop shows no numbers on icons.' : null),
    stop() {
      clearTimeout(timer);
      tray?.destroy();
      tray = null;
    },
  };
}

function unreadWords(count: number): string {
  return count === 0 ? 'Nothing unread' : `${count.toLocaleString('en')} unread`;
}
