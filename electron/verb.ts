import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';

/** Runs a verb inside Electron without a window, and ends with its exit status. Beside an open window it stays out of the way. */
export function runVerbAndExit(argv: string[]): void {
  const browserData = mkdtempSync(path.join(tmpdir(), 'sameside-verb-'));
  app.setPath('sessionData', browserData);
  app.dock?.hide();
  app.on('window-all-closed', () => {
    // A hidden window that made a PDF is not the end of the verb.
  });
  const run = async (): Promise<number> => {
    await app.whenReady();
    const { runVerb } = await import('./verbs/run-verb.ts');
    return runVerb(argv);
  };
  void run()
    .catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      return 1;
    })
    .then((status) => {
      rmSync(browserData, { recursive: true, force: true });
      app.exit(status);
    });
}
