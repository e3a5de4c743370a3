import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say, SetupError } from './say.mjs';

/**
 * Runs `use` with so many displays that nobody else uses, or with the person's own alone: there windows take the focus from each other.
 * @template T
 * @param {number} count
 * @param {(displays: Record<string, string>[]) => Promise<T>} use given what to add to the environment for each of them
 * @returns {Promise<T>}
 */
export async function withDisplays(count, use) {
  const open = (displays) =>
    withDisplay((display) => {
      const all = [...displays, display];
      return all.length < count && needsOwnDisplay() ? open(all) : use(all);
    });
  return open([]);
}

/** Whether windows need a display that we start ourselves. */
export function needsOwnDisplay() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/**
 * Runs `use` with a display: the person's own, or an Xvfb that ends with it.
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} use given what to add to the environment of a program with windows
 * @returns {Promise<T>}
 */
export async function withDisplay(use) {
  if (!needsOwnDisplay()) return use({});
  sayOnce();
  const folder = mkdtempSync(join(tmpdir(), 'sameside-display-'));
  const authority = join(folder, 'authority');
  writeFileSync(authority, authorityRecord(), { mode: 0o600 });
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-auth', authority],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true },
  );
  const end = () => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', end);
  try {
    return await use({ DISPLAY: `:${await displayNumber(server)}`, XAUTHORITY: authority });
  } finally {
    process.off('exit', end);
    const isRunning = server.pid !== undefined && server.exitCode === null && server.signalCode === null;
    const ended = isRunning ? once(server, 'exit') : null;
    end();
    await ended;
  }
}

let isSaid = false;

function sayOnce() {
  if (!isSaid) say('No display here: using a virtual one (Xvfb).');
  isSaid = true;
}

/** Xvfb writes the number of the display that it took, and a line end, when clients can connect. */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new SetupError('Xvfb does not start. Run: Xvfb :99 -screen 0 1600x1000x24'));
    server.once('error', fail);
    server.once('exit', fail);
    let text = '';
    server.stdio[3].on('data', (chunk) => {
      text += chunk;
      if (text.endsWith('\n')) resolve(Number(text));
    });
  });
}

/** One Xauthority entry for any host and any display number: other people on this machine cannot look at the window. */
function authorityRecord() {
  const field = (bytes) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
  const anyHost = Buffer.from([0xff, 0xff]);
  const empty = Buffer.alloc(0);
  return Buffer.concat([
    anyHost,
    field(empty),
    field(empty),
    field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    field(randomBytes(16)),
  ]);
}
