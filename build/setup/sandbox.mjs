import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './say.mjs';

/**
 * Arguments that Electron needs to start as this person on this machine: Chromium's own sandbox wants an ordinary user,
 * and either user namespaces or a helper that belongs to root.
 * @param {string} folder the Electron distribution
 * @returns {string[]}
 */
export function sandboxArguments(folder) {
  if (process.platform !== 'linux') return [];
  if (process.getuid() === 0) return ['--no-sandbox'];
  if (hasUserNamespaces() || isSetuidRoot(join(folder, 'chrome-sandbox'))) return [];
  say("User namespaces are switched off on this machine: starting without Chromium's sandbox.");
  return ['--no-sandbox'];
}

function hasUserNamespaces() {
  return spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' }).status === 0;
}

function isSetuidRoot(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  return found !== undefined && found.uid === 0 && (found.mode & 0o4000) !== 0;
}
