import path from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import type { WindowPage } from '../../shared/model/window-page.ts';
import { searchOfPage } from '../../shared/model/window-page.ts';
import type { Log } from '../log.ts';
import type { SettingsStore, WindowState } from '../settings.ts';
import { pagePreferences } from './page-preferences.ts';
import { pageAddress } from './page-response.ts';
import { openingBounds, windowSizes } from './window-state.ts';

/** The colours of the canvas, so that nothing flashes before the first paint. */
const canvas = { light: '#F7F6F3', dark: '#161513' };
const writeDelay = 500;
/** A page that ends twice within this time would end again. */
const crashLoop = 60_000;
/** Longer after its load a window is not kept back until it says that it has painted, milliseconds. */
const paintPatience = 300;
/** A second window of one kind stands so far beside the first. */
const cascade = 28;

export interface WindowOptions {
  page: WindowPage;
  settings: SettingsStore;
  log: Log;
  /** The page ended by itself and was loaded again. */
  onRestart(): void;
}

/** Makes a window of ours, the only way that there is; it shows itself with its first paint. */
export function makeWindow({ page, settings, log, onRestart }: WindowOptions): BrowserWindow {
  const sizes = windowSizes[page.type];
  const saved = savedState(page, settings);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const window = new BrowserWindow({
    ...openingBounds(
      saved,
      [primary, ...others].map((display) => display.workArea),
      sizes,
    ),
    minWidth: sizes.minimum.width,
    minHeight: sizes.minimum.height,
    title: app.getName(),
    backgroundColor: canvasColour(),
    show: false,
    // Its shortcuts work all the same; Alt shows it.
    autoHideMenuBar: true,
    alwaysOnTop: page.type === 'quick-note',
    fullscreenable: page.type !== 'quick-note',
    webPreferences: {
      preload: path.join(import.meta.dirname, 'preload.cjs'),
      ...pagePreferences(!app.isPackaged),
    },
  });
  showWithFirstPaint(window, saved?.maximized === true);
  rememberBounds(window, page, settings);
  survivePageEnds(window, log, onRestart);
  window.webContents.on('preload-error', (_event, _file, error) => log.error('preload failed', { error }));
  window.on('unresponsive', () => log.warn('window does not answer'));
  window.loadURL(pageAddress + searchOfPage(page)).catch((error: unknown) => {
    log.error('page not loaded', { error });
    if (!window.isDestroyed()) window.show();
  });
  return window;
}

/** The background that shows before and between paints. */
export function canvasColour(): string {
  return nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light;
}

/** Brings a window to the front, wherever it is. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Chromium does not always say that a hidden window has painted: one whose page is there is not kept back for long. */
function showWithFirstPaint(window: BrowserWindow, maximized: boolean): void {
  let isShown = false;
  const show = (): void => {
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    if (maximized) window.maximize();
    window.show();
  };
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', () => setTimeout(show, paintPatience));
}

/** Where the last window that shows such a thing stood, beside one that stands there now. */
function savedState(page: WindowPage, settings: SettingsStore): WindowState | null {
  const { window, windows } = settings.current();
  if (page.type === 'main') return window;
  const saved = windows[page.type] ?? null;
  if (saved === null || saved.maximized) return saved;
  const taken = BrowserWindow.getAllWindows().map((one) => one.getPosition());
  let { x, y } = saved;
  while (taken.some(([left, top]) => left === x && top === y)) [x, y] = [x + cascade, y + cascade];
  return { ...saved, x, y };
}

function rememberBounds(window: BrowserWindow, page: WindowPage, settings: SettingsStore): void {
  let timer: NodeJS.Timeout | undefined;
  const remember = (): void => {
    clearTimeout(timer);
    const state = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    if (page.type === 'main') settings.update({ window: state });
    else settings.update({ windows: { ...settings.current().windows, [page.type]: state } });
  };
  const rememberSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(remember, writeDelay);
  };
  window.on('resize', rememberSoon);
  window.on('move', rememberSoon);
  window.on('maximize', rememberSoon);
  window.on('unmaximize', rememberSoon);
  window.on('close', remember);
  window.on('closed', () => clearTimeout(timer));
}

/** Loads the page again once when its process ends; when that happens again soon, asks first. */
function survivePageEnds(window: BrowserWindow, log: Log, onRestart: () => void): void {
  let lastEnd = -Infinity;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error('page ended', { reason, exitCode });
    const again = performance.now() - lastEnd < crashLoop;
    lastEnd = performance.now();
    void (again ? isReloadWanted(window) : Promise.resolve(true)).then((wanted) => {
      if (window.isDestroyed()) return;
      if (!wanted) return app.quit();
      onRestart();
      window.webContents.reload();
    });
  });
}

async function isReloadWanted(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window stopped working again',
    detail: 'Everything that was saved is safe. Try once more, or quit and start Sameside again.',
    buttons: ['Try again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}
