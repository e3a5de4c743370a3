import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ConsoleMessage, ElectronApplication, Page } from '@playwright/test';
import { _electron, expect, test as base } from '@playwright/test';

/** The app that is tested, as built. */
export const appFolder = process.env.SAMESIDE_APP ?? path.resolve(import.meta.dirname, '../..');
// Each worker has a display of its own, where nobody takes the focus from its windows.
const displays = JSON.parse(process.env.SAMESIDE_DISPLAYS ?? '[]') as Record<string, string>[];
Object.assign(process.env, displays[Number(process.env.TEST_PARALLEL_INDEX)]);
const runtimeArgs = JSON.parse(process.env.SAMESIDE_ELECTRON_ARGS ?? '[]') as string[];

/** The running program with its one window. */
export interface Sameside {
  app: ElectronApplication;
  window: Page;
  profile: string;
}

export interface RestartedSameside extends Sameside {
  /** Ends it the way a person does, and starts it again on the same profile. */
  restart(): Promise<void>;
  /** Ends it as a power cut would, and starts it again on the same profile. */
  killAndStart(): Promise<void>;
}

interface Fixtures {
  /** The profile folder of this test, empty and removed afterwards. */
  profile: string;
  sameside: RestartedSameside;
  /** Parts of console messages that this test provokes on purpose. */
  expectedErrors: (string | RegExp)[];
}

/** Tests in the real window. Any error in the page that a test does not expect fails it. */
export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern
  profile: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sameside-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },

  sameside: async ({ profile, expectedErrors }, use) => {
    const errors: string[] = [];
    const isExpected = (message: string): boolean =>
      expectedErrors.some((part) => (typeof part === 'string' ? message.includes(part) : part.test(message)));
    const note = (message: string): void => {
      if (!isExpected(message)) errors.push(message);
    };
    const watch = (window: Page): void => {
      window.on('pageerror', (error) => note(`page error: ${error.stack ?? error.message}`));
      window.on('console', (message: ConsoleMessage) => {
        if (message.type() === 'error') note(`console: ${message.text()}`);
      });
    };

    const running = await start(profile, watch);
    const sameside: RestartedSameside = {
      ...running,
      async restart() {
        await quit(sameside.app);
        Object.assign(sameside, await start(profile, watch));
      },
      async killAndStart() {
        const child = sameside.app.process();
        const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
        child.kill('SIGKILL');
        await ended;
        Object.assign(sameside, await start(profile, watch));
      },
    };
    await use(sameside);
    await quit(sameside.app);
    expect(errors, 'errors in the page').toEqual([]);
  },
});

export { expect };

/** What the program is started with on a profile. */
export function launchArguments(profile: string): string[] {
  return [...runtimeArgs, appFolder, `--user-data-dir=${profile}`];
}

/** Starts the program on a profile and waits for its window. */
export async function start(profile: string, watch: (window: Page) => void = () => {}): Promise<Sameside> {
  const app = await _electron.launch({
    executablePath: process.env.SAMESIDE_ELECTRON,
    args: launchArguments(profile),
    // Playwright would pretend a light system.
    colorScheme: null,
  });
  app.on('window', watch);
  const window = await app.firstWindow();
  await window.waitForLoadState('domcontentloaded');
  await seen(window);
  return { app, window, profile };
}

/** Chromium drops keys and clicks that come before a page's first paint, when nobody could have seen what to press. */
async function seen(window: Page): Promise<void> {
  const isSeen = (): boolean =>
    document.visibilityState === 'hidden' || performance.getEntriesByName('first-contentful-paint').length > 0;
  await window.waitForFunction(isSeen, undefined, { polling: 20 });
}

/** Closes the window, and waits until the process has ended by itself. */
export async function quit(app: ElectronApplication): Promise<void> {
  const child = app.process();
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await app.close();
  await ended;
}
