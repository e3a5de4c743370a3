import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { projectFolder, projectPath } from './project.mjs';
import { say, SetupError } from './say.mjs';

const stampFile = projectPath('node_modules/.sameside-dependencies');

/** Installs what `package-lock.json` names, unless that is what `node_modules` holds already. */
export function ensureDependencies() {
  const lock = readFileSync(projectPath('package-lock.json'));
  const stamp = createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
  if (readOrNull(stampFile) === stamp) return;
  if (!isInstalled(JSON.parse(lock.toString()))) install();
  writeFileSync(stampFile, stamp);
}

/** Whether npm's own record of the last installation says the same; so an `npm ci` by hand is not repeated. */
function isInstalled(lock) {
  const record = readOrNull(projectPath('node_modules/.package-lock.json'));
  if (record === null) return false;
  const installed = JSON.parse(record).packages;
  return Object.entries(lock.packages).every(([path, { version, optional }]) => {
    if (path === '') return true;
    return path in installed ? installed[path].version === version : optional === true;
  });
}

function install() {
  say('Installing dependencies (npm ci).');
  if (npmCi([], ['ignore', 'ignore', 'inherit']).status === 0) return;
  throw new SetupError('Dependencies could not be installed. When the npm registry can be reached, run: npm ci');
}

/**
 * What keeps `npm ci` from taking `package-lock.json`, or nothing. npm leaves packages of other platforms out of a lock
 * that it writes beside an existing `node_modules`, and then refuses that lock on the next machine.
 */
export function lockFindings() {
  const { status, stderr } = npmCi(['--dry-run', '--offline'], ['ignore', 'ignore', 'pipe']);
  return status === 0 ? '' : stderr.toString();
}

function npmCi(more, stdio) {
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error', ...more];
  return spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
    cwd: projectFolder,
    stdio,
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: pathWithoutModules() },
  });
}

/** npm must not run on the Node inside the folder that it is about to replace. */
function pathWithoutModules() {
  const parts = (process.env.PATH ?? '').split(delimiter);
  return parts.filter((part) => !/[\\/]node_modules[\\/]/.test(part)).join(delimiter);
}

function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
