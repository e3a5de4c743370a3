import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, powerMonitor, session } from 'electron';
import { registerAppScheme, servePage } from './window/app-protocol.ts';
import type { OpenInbox } from './database-start.ts';
import { openInboxOrAsk } from './database-start.ts';
import { plainError, SamesideError } from './errors.ts';
import { createDialogs } from './ipc/dialogs.ts';
import { createDispatch } from './ipc/dispatch.ts';
import { createEmit, type Emit } from './ipc/events.ts';
import type { HandlerContext } from './ipc/handler-context.ts';
import { createHandlers } from './ipc/handlers.ts';
import { listenForRequests } from './ipc/router.ts';
import { launchOf } from './launch.ts';
import { openLogFile } from './log.ts';
import { setMenu } from './window/menu.ts';
import { quitInOrder } from './quit.ts';
import { guardContents, guardSession } from './window/security.ts';
import { watchArrivals } from './services/arrivals.ts';
import { backUpDaily } from './services/backup-at-start.ts';
import { createJobs } from './services/jobs.ts';
import { defaultProfileFolder, profilePaths } from './services/profile.ts';
import { countSavedViews } from './services/saved-views.ts';
import { wakeSnoozes } from './services/snooze.ts';
import { openSettings } from './settings.ts';
import { runSmoke } from './smoke.ts';
import { followTheme } from './window/theme.ts';
import { runVerbAndExit } from './verb.ts';
import { focusWindow, openMainWindow } from './window/windows.ts';

const launch = launchOf(process.argv);
registerAppScheme();
// Root has no Chromium sandbox at all: forcing it there would end every page at once.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

if (launch.verb) {
  runVerbAndExit(launch.verb);
} else {
  const profile = profilePaths(
    launch.smoke
      ? mkdtempSync(path.join(tmpdir(), 'sameside-smoke-'))
      : launch.data || app.commandLine.getSwitchValue('user-data-dir') || defaultProfileFolder(),
  );
  const browserData = path.join(profile.folder, 'window');
  mkdirSync(browserData, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile.folder);
  app.setPath('sessionData', browserData);
  if (app.requestSingleInstanceLock()) startWindow(profile);
  else app.exit(0);
}

function startWindow(profile: HandlerContext['profile']): void {
  const log = openLogFile(profile.logs);
  process.on('uncaughtException', (error) => log.error('uncaught exception', { error }));
  process.on('unhandledRejection', (error) => log.error('unhandled rejection', { error }));
  log.info('started', { version: app.getVersion(), electron: process.versions.electron, platform: process.platform });
  const settings = openSettings(profile.settings, log);

  let window: BrowserWindow | null = null;
  const mainWindow = (): BrowserWindow | null => window;
  const emit = createEmit(mainWindow);
  const dialogs = createDialogs({ mainWindow, settings, log });
  let notice: string | null = null;
  let sayReady = (): void => {};
  const ready = new Promise<void>((resolve) => (sayReady = resolve));

  app.on('session-created', (created) => guardSession(created, { log, developerTools: !app.isPackaged }));
  app.on('web-contents-created', (_event, contents) =>
    guardContents(contents, {
      log,
      offerLink: (address) =>
        void dialogs.openLink(address).catch((error: unknown) => log.warn('link refused', { error })),
    }),
  );

  const openWindow = (): void => {
    window = openMainWindow({
      settings,
      log,
      onRestart: () =>
        (notice = 'The window stopped working and was opened again. Everything that was saved is there.'),
    });
    window.on('closed', () => (window = null));
  };

  void app.whenReady().then(async () => {
    servePage(session.defaultSession, path.join(import.meta.dirname, '../renderer'));
    followTheme(settings.current().theme, mainWindow, emit);
    setMenu((command) => emit({ type: 'command', command }));

    const starting = openInboxOrAsk(profile, log, dialogs.startQuestion).then(startServices);
    const handlers = starting.then(({ context }) => createHandlers(context));
    const router = listenForRequests(createDispatch(handlers, log), mainWindow, log);
    openWindow();
    quitInOrder({ log, settings, router, services: starting });
    app.on('second-instance', () => window && focusWindow(window));
    app.on('activate', () => {
      if (!window) openWindow();
    });

    const services = await starting.catch((error: unknown) => {
      log.error('not started', { error });
      if (plainError(error).code !== 'not-opened') dialogs.startFailed(profile.logs);
    });
    if (!services) return app.exit(1);
    powerMonitor.on('resume', () => void services.waker.look());
    if (launch.smoke) await runSmoke({ ...services.context, ready });
  });

  async function startServices(inbox: OpenInbox | null) {
    if (!inbox) throw new SamesideError('not-opened', 'The inbox was not opened.');
    notice ??= inbox.notice;
    const { database } = inbox;
    const viewCounter = countSavedViews({ database, emit, log });
    const emitAndCount: Emit = (event) => {
      emit(event);
      viewCounter.hear(event);
    };
    const arrivals = watchArrivals({ database, emit: emitAndCount, log, notify: async () => {} });
    const emitToAll: Emit = (event) => {
      emitAndCount(event);
      arrivals.hear(event);
    };
    const jobs = await createJobs({ database, profile, emit: emitToAll, log: log.info });
    const waker = wakeSnoozes({ database, emit: emitToAll, log });
    const endBackups = backUpDaily({ database, profile, log });
    const context: HandlerContext = {
      database,
      jobs,
      profile,
      settings,
      dialogs,
      emit: emitToAll,
      log,
      sampleInbox: app.isPackaged
        ? path.join(process.resourcesPath, 'sample-inbox/history.meta.stackexchange.com')
        : path.join(app.getAppPath(), 'build/sample-inbox/history.meta.stackexchange.com'),
      notice: () => notice,
      onReady: () => sayReady(),
      written: new Set(),
    };
    return { context, waker, endBackups, viewCounter, arrivals };
  }
}
