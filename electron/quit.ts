import { app } from 'electron';
import type { KeptState } from './desktop/kept-state.ts';
import type { HandlerContext } from './ipc/handler-context.ts';
import type { Router } from './ipc/router.ts';
import type { LogFile } from './log.ts';
import type { ArrivalWatch } from './services/arrivals.ts';
import type { ViewCounter } from './services/saved-views.ts';
import type { SnoozeWaker } from './services/snooze.ts';
import type { SettingsStore } from './settings.ts';

/** A request that never ends must not keep the program from ending. */
const patience = 5000;

export interface QuitOrder {
  log: LogFile;
  settings: SettingsStore;
  router: Router;
  /** Whether the program goes on without a window. */
  staysOpen(): boolean;
  kept: KeptState;
  services: Promise<{
    context: HandlerContext;
    waker: SnoozeWaker;
    endBackups(): void;
    endDesktop(): void;
    viewCounter: ViewCounter;
    arrivals: ArrivalWatch;
  }>;
}

/**
 * Ends the program in order: the window, then what it still asked for, jobs, the database, the settings, the log. Closing the
 * last window ends the program, except on a Mac and where it goes on in the tray.
 */
export function quitInOrder({ log, settings, router, kept, staysOpen, services }: QuitOrder): void {
  let closed = false;
  const close = async (): Promise<void> => {
    const started = await Promise.race([services.catch(() => null), delay(patience)]);
    if (started) {
      started.waker.stop();
      started.context.privacy.stop();
      started.endBackups();
      started.viewCounter.stop();
      started.endDesktop();
      await Promise.race([router.idle(), delay(patience)]);
      await Promise.race([started.context.jobs.stop(), delay(patience)]);
      await Promise.race([started.arrivals.stop(), delay(patience)]);
      await started.context.database.close();
    }
    await settings.flush();
    await kept.end();
  };

  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !staysOpen()) app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closed) return;
    closed = true;
    void close()
      .catch((error: unknown) => log.error('not closed well', { error }))
      .finally(() => {
        log.info('ended');
        log.close();
        app.exit();
      });
  });
}

function delay(milliseconds: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds, null).unref();
  });
}
