import path from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { pageAddress } from './page-response.ts';
import type { Log } from '../log.ts';
import type { SettingsStore } from '../settings.ts';
import { minimumSize, openingBounds } from './window-state.ts';

/** The colours of the canvas, so that nothing flashes before the first paint. */
const canvas = { light: '#F7F6F3', dark: '#161513' };
const writeDelay = 500;
/** A page that ends twice within this time would end again. */
const crashLoop = 60_000;

export interface MainWindowOptions {
  settings: SettingsStore;
  log: Log;
  /** The page ended by itself and was loaded again. */
  onRestart(): void;
}

/** Opens the main window; it shows itself with its first paint. */
export function openMainWindow({ settings, log, onRestart }: MainWindowOptions): BrowserWindow {
  const saved = settings.current().window;
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const window = new BrowserWindow({
    ...openingBounds(
      saved,
      [primary, ...others].map((display) => display.workArea),
    ),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: app.getName(),
    backgroundColor: canvasColour(),
    show: false,
    // Its shortcuts work all the same; Alt shows it.
    autoHideMenuBar: true,
    webPreferences: {
      preload: path.join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  showWithFirstPaint(window, saved?.maximized === true);
  rememberBounds(window, settings);
  survivePageEnds(window, log, onRestart);
  window.webContents.on('preload-error', (_event, _file, error) => log.error('preload failed', { error }));
  window.on('unresponsive', () => log.warn('window does not answer'));
  window.loadURL(pageAddress).catch((error: unknown) => {
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

function showWithFirstPaint(window: BrowserWindow, maximized: boolean): void {
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
}

function rememberBounds(window: BrowserWindow, settings: SettingsStore): void {
  let timer: NodeJS.Timeout | undefined;
  const remember = (): void => {
    clearTimeout(timer);
    settings.update({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } });
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
