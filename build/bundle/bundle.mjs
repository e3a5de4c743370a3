import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, projectPath } from '../setup/project.mjs';
import { say, SetupError } from '../setup/say.mjs';

/**
 * What is built, from which folders, into which folder under `dist/`. The command line has its own so that it can be
 * rebuilt alone, and because it takes another database driver than a fallback Electron.
 */
const targets = {
  cli: ['electron', 'shared'],
  electron: ['electron', 'shared'],
  renderer: ['renderer', 'shared'],
};

const builders = ['build/bundle', 'build/icons/tray', 'build/tsconfig.base.json', 'package.json', 'package-lock.json'];

/**
 * Builds those of `names` whose sources changed since they were built.
 * @param {(keyof typeof targets)[]} names
 */
export async function ensureBundles(names) {
  const stale = names
    .map((name) => ({ name, stamp: stampOf(name) }))
    .filter(({ name, stamp }) => builtStamp(name) !== stamp);
  if (stale.length === 0) return;
  say(`Building ${stale.map(({ name }) => name).join(', ')}.`);
  const { buildTarget } = await import('./vite.mjs');
  for (const { name, stamp } of stale) {
    const temporary = projectPath('dist', `.${name}-${process.pid}`);
    try {
      await buildTarget(name, temporary).catch((error) => {
        throw new SetupError(error.message);
      });
      writeFileSync(join(temporary, 'stamp'), stamp);
      replaceFolder(temporary, projectPath('dist', name));
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  }
}

/** A run beside this one may replace the same folder: whoever comes second wins, and neither leaves a half. */
function replaceFolder(from, to) {
  const old = `${from}-old`;
  mkdirSync(projectPath('dist'), { recursive: true });
  if (existsSync(to)) renameSync(to, old);
  renameSync(from, to);
  rmSync(old, { recursive: true, force: true });
}

function builtStamp(name) {
  try {
    return readFileSync(projectPath('dist', name, 'stamp'), 'utf8');
  } catch {
    return null;
  }
}

function stampOf(name) {
  const hash = createHash('sha256');
  for (const path of [...targets[name], ...builders]) addToHash(hash, path);
  return hash.digest('hex');
}

function addToHash(hash, path) {
  const full = join(projectFolder, path);
  let entries;
  try {
    entries = readdirSync(full, { withFileTypes: true });
  } catch {
    if (existsSync(full)) hash.update(`${path}\n`).update(readFileSync(full));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) addToHash(hash, `${path}/${entry.name}`);
}
