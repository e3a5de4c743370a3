import type { BrowserWindow } from 'electron';
import { session } from 'electron';
import type { DesktopSettings, DesktopState } from '../../shared/model/desktop.ts';
import type { DatabaseClient } from '../db/client.ts';
import type { Emit } from '../ipc/events.ts';
import type { Log } from '../log.ts';
import type { SettingsStore } from '../settings.ts';
import type { Spelling } from '../spelling/spelling.ts';
import type { Windows } from '../window/windows.ts';
import type { Zoom } from '../window/zoom.ts';
import { loginStartProblem, setLoginStart } from './login-start.ts';
import { notificationProblem } from './notifier.ts';
import { createShortcuts } from './shortcuts.ts';
import { createUnreadSigns } from './unread-signs.ts';

/** What the program does around its windows, as the settings want it. */
export interface Desktop {
  state(): DesktopState;
  /** Takes the change over at once, as far as the system lets it. */
  set(change: Partial<DesktopSettings>): DesktopState;
  /** Goes on without a window. */
  staysOpen(): boolean;
  /** An event that went to the windows. */
  noticed: Emit;
  stop(): void;
}

export interface DesktopContext {
  settings: SettingsStore;
  windows: Windows;
  zoom: Zoom;
  spelling: Spelling;
  database: Promise<DatabaseClient>;
  emit: Emit;
  log: Log;
}

/** Begins everything around the windows. Needs the app to be ready. */
export function startDesktop(context: DesktopContext): Desktop {
  const { settings, windows, zoom, spelling, database, emit, log } = context;
  const signs = createUnreadSigns({
    settings,
    windows: (): BrowserWindow[] => windows.all(),
    database,
    log,
    open: windows.showMain,
    quickNote: windows.openQuickNote,
  });
  const shortcuts = createShortcuts({
    settings,
    actions: { show: windows.showMain, quickNote: windows.openQuickNote },
    log,
  });
  shortcuts.follow();
  if (process.platform === 'darwin') session.defaultSession.setSpellCheckerEnabled(settings.current().spelling);

  const state = (): DesktopState => {
    const now = settings.current();
    return {
      settings: {
        zoom: now.zoom,
        notifications: now.notifications,
        badge: now.badge,
        tray: now.tray,
        startAtLogin: now.startAtLogin,
        shortcuts: now.shortcuts,
        spelling: now.spelling,
        english: now.english,
        reopen: now.reopen,
      },
      shortcuts: shortcuts.state(),
      unable: {
        startAtLogin: loginStartProblem(),
        tray: signs.trayProblem(),
        notifications: notificationProblem(),
        badge: signs.badgeProblem(),
      },
      ownWords: spelling.ownWords(),
    };
  };

  return {
    state,
    set(change) {
      settings.update(change);
      if (change.zoom !== undefined) zoom.set(change.zoom);
      if (change.spelling !== undefined && process.platform === 'darwin')
        session.defaultSession.setSpellCheckerEnabled(change.spelling);
      if (change.startAtLogin !== undefined) setLoginStart(change.startAtLogin, log);
      if (change.shortcuts !== undefined) shortcuts.follow();
      if (change.tray !== undefined || change.badge !== undefined) signs.follow();
      emit({ type: 'desktop.changed' });
      return state();
    },
    staysOpen: () => settings.current().tray && signs.trayProblem() === null,
    noticed: signs.noticed,
    stop: signs.stop,
  };
}
