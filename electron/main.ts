import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app, BrowserWindow, powerMonitor, session } from 'electron';
import { registerAppScheme, servePage } from './window/app-protocol.ts';
import type { OpenInbox } from './database-start.ts';
import { openInboxOrAsk } from './database-start.ts';
import { startDesktop } from './desktop/desktop.ts';
import { openKeptState } from './desktop/kept-state.ts';
import { followLinks } from './desktop/links.ts';
import { createNotifier } from './desktop/notifier.ts';
import { plainError, SamesideError } from './errors.ts';
import { createDialogs } from './ipc/dialogs.ts';
import { createDispatch } from './ipc/dispatch.ts';
import { createEmit } from './ipc/events.ts';
import type { Emit } from './ipc/events.ts';
import type { HandlerContext } from './ipc/handler-context.ts';
import { createHandlers } from './ipc/handlers.ts';
import { answerSpelling } from './ipc/spell-requests.ts';
import { listenForRequests } from './ipc/router.ts';
import { launchOf } from './launch.ts';
import { openLogFile } from './log.ts';
import { setMenu } from './window/menu.ts';
import { quitInOrder } from './quit.ts';
import { createPreviewPages } from './window/preview-pages.ts';
import { guardContents, guardSession } from './window/security.ts';
import { watchArrivals } from './services/arrivals.ts';
import { backUpDaily } from './services/backup-at-start.ts';
import { createJobs } from './services/jobs.ts';
import { keepPrivacy } from './services/privacy.ts';
import { defaultProfileFolder, profilePaths } from './services/profile.ts';
import { countSavedViews } from './services/saved-views.ts';
import { wakeSnoozes } from './services/snooze.ts';
import { openSettings } from './settings.ts';
import { runSmoke } from './smoke.ts';
import { createSpelling } from './spelling/spelling.ts';
import { offerTextMenu } from './window/text-menu.ts';
import { followTheme } from './window/theme.ts';
import { runVerbAndExit } from './verb.ts';
import { createWindows } from './window/windows.ts';
import { createZoom, followZoom } from './window/zoom.ts';

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
  const kept = openKeptState(profile.kept, log);
  const spelling = createSpelling({ ownFile: profile.ownWords, english: () => settings.current().english, log });

  let notice: string | null = null;
  let sayReady = (): void => {};
  const ready = new Promise<void>((resolve) => (sayReady = resolve));
  const windows = createWindows({
    settings,
    log,
    onOpened: (window) => {
      followZoom(window, settings, zoom);
      offerTextMenu(window, spelling);
    },
    onRestart: () => (notice = 'The window stopped working and was opened again. Everything that was saved is there.'),
  });
  const tell = createEmit(windows.all);
  const emit: Emit = (event) => {
    tell(event);
    noticed(event);
    if (event.type === 'keys.changed') showMenu();
  };
  let noticed: Emit = () => {};
  const showMenu = (): void =>
    setMenu(
      { command: windows.runCommand, quickNote: windows.openQuickNote, zoom: zoom.step },
      settings.current().keys,
    );
  const zoom = createZoom({ settings, windows: windows.all, emit });
  const previews = createPreviewPages();
  const dialogs = createDialogs({ currentWindow: windows.current, settings, log });
  let sayStarted = (): void => {};
  followLinks({
    first: launch.place,
    registers: app.isPackaged && !launch.smoke,
    windows,
    started: new Promise((resolve) => (sayStarted = resolve)),
  });

  app.on('session-created', (created) => guardSession(created, { log, developerTools: !app.isPackaged }));
  app.on('web-contents-created', (_event, contents) =>
    guardContents(contents, {
      log,
      offerLink: (address) =>
        void dialogs.openLink(address).catch((error: unknown) => log.warn('link refused', { error })),
    }),
  );

  // Opened while Electron starts: the page will ask for rows as soon as it is there.
  const opening = openInboxOrAsk(profile, log, dialogs.startQuestion).then((inbox) => {
    if (!inbox) throw new SamesideError('not-opened', 'The inbox was not opened.');
    return inbox;
  });
  opening.catch(() => {
    // Told to the person below, where the services are waited for.
  });

  void app.whenReady().then(async () => {
    servePage(session.defaultSession, path.join(import.meta.dirname, '../renderer'), previews, async (hash) => {
      const [picture] = await (await opening).database.call('reportAssets', { hashes: [hash] });
      return picture;
    });
    followTheme(settings.current().theme, windows.all, emit);
    showMenu();

    const database = opening.then((inbox) => inbox.database);
    const desktop = startDesktop({ settings, windows, zoom, spelling, database, emit, log });
    noticed = desktop.noticed;
    const starting = opening.then(startServices);
    const handlers = starting.then(({ context }) => createHandlers(context));
    const router = listenForRequests(createDispatch(handlers, log), windows.all, log);
    answerSpelling({ spelling, settings, windows: windows.all });
    if (!(launch.hidden && desktop.staysOpen())) windows.showMain();
    sayStarted();
    quitInOrder({ log, settings, router, kept, staysOpen: desktop.staysOpen, services: starting });
    app.on('activate', windows.showMain);

    const services = await starting.catch((error: unknown) => {
      log.error('not started', { error });
      if (plainError(error).code !== 'not-opened') dialogs.startFailed(profile.logs);
    });
    if (!services) return app.exit(1);
    powerMonitor.on('resume', () => void services.waker.look());
    if (launch.smoke) await runSmoke({ ...services.context, ready });

    async function startServices(inbox: OpenInbox) {
      notice ??= inbox.notice;
      const { database } = inbox;
      const viewCounter = countSavedViews({ database, emit, log });
      const emitAndCount: Emit = (event) => {
        emit(event);
        viewCounter.hear(event);
      };
      const notifier = createNotifier({
        settings,
        database,
        log,
        isWatching: () => BrowserWindow.getFocusedWindow() !== null,
        openPlace: (place) => (place === null ? windows.showMain() : windows.openPlace(place)),
      });
      const arrivals = watchArrivals({ database, emit: emitAndCount, log, notify: notifier.notify });
      const emitToAll: Emit = (event) => {
        emitAndCount(event);
        arrivals.hear(event);
      };
      const jobs = await createJobs({ database, profile, emit: emitToAll, log: log.info });
      const waker = wakeSnoozes({ database, emit: emitToAll, log });
      const privacy = keepPrivacy({ database, profile, emit: emitToAll, log });
      const endBackups = backUpDaily({ database, profile, log });
      const context: HandlerContext = {
        database,
        jobs,
        privacy,
        profile,
        settings,
        dialogs,
        windows,
        desktop,
        kept,
        previews,
        emit: emitToAll,
        log,
        sampleInbox: app.isPackaged
          ? path.join(process.resourcesPath, 'sample-inbox/history.meta.stackexchange.com')
          : path.join(app.getAppPath(), 'build/sample-inbox/history.meta.stackexchange.com'),
        notice: () => notice,
        onReady: () => sayReady(),
        written: new Set(),
      };
      return { context, waker, endBackups, viewCounter, arrivals, endDesktop: desktop.stop };
    }
  });
}
