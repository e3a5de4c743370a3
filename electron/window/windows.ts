import { BrowserWindow } from 'electron';
import type { BridgeEvent } from '../../shared/ipc/bridge.ts';
import type { Place } from '../../shared/model/place.ts';
import type { BesidePage, WindowPage } from '../../shared/model/window-page.ts';
import { eventChannel } from '../ipc/channels.ts';
import type { Log } from '../log.ts';
import type { SettingsStore } from '../settings.ts';
import { focusWindow, makeWindow } from './make-window.ts';

/** The windows of the program: the main one, those of one conversation or report, and the quick note. */
export interface Windows {
  main(): BrowserWindow | null;
  /** The one that has the focus, else the main one: where questions are asked. */
  current(): BrowserWindow | null;
  all(): BrowserWindow[];
  /** Opens the main window or brings it to the front. */
  showMain(): void;
  /** Shows a place in the main window. */
  openPlace(place: Place): void;
  /** What has a window of its own. */
  besides(): BesidePage[];
  openBeside(page: BesidePage): void;
  openQuickNote(): void;
  /** Runs a command of the page in the window that has the focus, else in the main one. */
  runCommand(command: string): void;
  runInMain(command: string): void;
}

export interface WindowsContext {
  settings: SettingsStore;
  log: Log;
  /** A window was made, and shows nothing yet. */
  onOpened(window: BrowserWindow): void;
  /** A page ended by itself and was loaded again. */
  onRestart(): void;
}

export function createWindows(context: WindowsContext): Windows {
  const pages = new Map<BrowserWindow, WindowPage>();
  /** Windows whose page listens. */
  const listening = new WeakSet<BrowserWindow>();

  const all = (): BrowserWindow[] => [...pages.keys()].filter((window) => !window.isDestroyed());
  const find = (isWanted: (page: WindowPage) => boolean): BrowserWindow | null =>
    all().find((window) => isWanted(pages.get(window)!)) ?? null;
  const main = (): BrowserWindow | null => find(({ type }) => type === 'main');

  const open = (page: WindowPage): BrowserWindow => {
    const window = makeWindow({ page, ...context });
    pages.set(window, page);
    context.onOpened(window);
    window.webContents.on('did-finish-load', () => listening.add(window));
    window.webContents.on('render-process-gone', () => listening.delete(window));
    window.on('closed', () => {
      pages.delete(window);
      if ('id' in page) sayBesides();
    });
    if ('id' in page) sayBesides();
    return window;
  };
  const show = (page: WindowPage): BrowserWindow => {
    const there = find((one) => one.type === page.type && ('id' in one ? one.id : 0) === ('id' in page ? page.id : 0));
    if (there === null) return open(page);
    focusWindow(there);
    return there;
  };
  const send = (window: BrowserWindow, event: BridgeEvent): void => {
    const pass = (): void => window.webContents.send(eventChannel, event);
    if (listening.has(window)) pass();
    else window.webContents.once('did-finish-load', pass);
  };
  const sayBesides = (): void => {
    for (const window of all()) send(window, { type: 'windows.changed' });
  };

  const runInMain = (command: string): void => send(show({ type: 'main' }), { type: 'command', command });

  return {
    main,
    all,
    current() {
      const focused = BrowserWindow.getFocusedWindow();
      return focused !== null && pages.has(focused) ? focused : main();
    },
    showMain: () => void show({ type: 'main' }),
    openPlace: (place) => send(show({ type: 'main' }), { type: 'open-place', place }),
    besides: () => all().flatMap((window) => besideOf(pages.get(window)!)),
    openBeside: (page) => void show(page),
    openQuickNote: () => void show({ type: 'quick-note' }),
    runInMain,
    runCommand(command) {
      const focused = BrowserWindow.getFocusedWindow();
      const takes = focused !== null && pages.has(focused) && pages.get(focused)!.type !== 'quick-note';
      if (takes) send(focused, { type: 'command', command });
      else runInMain(command);
    },
  };
}

function besideOf(page: WindowPage): BesidePage[] {
  return 'id' in page ? [page] : [];
}
