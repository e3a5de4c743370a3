import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pagePreferences } from '../../../electron/window/page-preferences.ts';
import { connectDevTools, type DevTools } from './devtools.ts';

/** A running Electron with its one page. */
export interface ElectronWindow {
  page: DevTools;
  /** The main process; only where `inspect` was wished for. */
  main: DevTools | null;
  pid: number;
  /** When the process was started, milliseconds since 1970. */
  launchedAt: number;
  close(): Promise<void>;
}

/** One of the two sides: the app on a profile, or the empty window. */
export interface Side {
  name: 'sameside' | 'empty';
  launch(options?: { inspect?: boolean }): Promise<ElectronWindow>;
}

const size = { width: 1440, height: 900 };
const patience = 60_000;

/** @param profile its folder, which the program changes */
export function samesideOn(profile: string): Side {
  return {
    name: 'sameside',
    launch: ({ inspect = false } = {}) =>
      launched([process.env['SAMESIDE_APP']!, `--user-data-dir=${profile}`], inspect, {}),
  };
}

export const emptyWindow: Side = {
  name: 'empty',
  async launch({ inspect = false } = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'sameside-empty-'));
    const main = join(import.meta.dirname, '../empty-window');
    const window = await launched([main, `--user-data-dir=${folder}`], inspect, {
      SAMESIDE_BENCH_WINDOW: JSON.stringify({ ...size, ...pagePreferences(true) }),
    });
    return {
      ...window,
      async close() {
        await window.close();
        rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      },
    };
  },
};

async function launched(args: string[], inspect: boolean, env: Record<string, string>): Promise<ElectronWindow> {
  const own = JSON.parse(process.env['SAMESIDE_ELECTRON_ARGS'] ?? '[]') as string[];
  const tools = ['--remote-debugging-port=0', ...(inspect ? ['--inspect=0'] : [])];
  const launchedAt = Date.now();
  const child = spawn(process.env['SAMESIDE_ELECTRON']!, [...own, ...tools, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  const exited = once(child, 'exit');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const address = (pattern: RegExp) =>
    until(
      () => pattern.exec(said)?.[1] ?? null,
      () => said,
    );
  try {
    const browser = await address(/DevTools listening on (ws:\S+)/);
    const page = await connectDevTools(
      await until(
        () => pageAddress(new URL(browser).host),
        () => said,
      ),
    );
    const main = inspect ? await connectDevTools(await address(/Debugger listening on (ws:\S+)/)) : null;
    // Without this a window that is not in front would draw less and get no keys.
    await page.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    return {
      page,
      main,
      pid: child.pid!,
      launchedAt,
      async close() {
        page.close();
        main?.close();
        child.kill();
        await exited;
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

async function pageAddress(host: string): Promise<string | null> {
  const answer = await fetch(`http://${host}/json/list`).catch(() => null);
  const targets = ((await answer?.json()) ?? []) as { type: string; url: string; webSocketDebuggerUrl: string }[];
  const page = targets.find(({ type, url }) => type === 'page' && /^(app|file):/.test(url));
  return page?.webSocketDebuggerUrl ?? null;
}

/** Looks again and again until there is an answer. @throws Error with what the program said */
async function until<Value>(look: () => Value | null | Promise<Value | null>, said: () => string): Promise<Value> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const found = await look();
    if (found !== null) return found;
    await pause(50);
  }
  throw new Error(`Electron did not start: ${said()}`);
}
