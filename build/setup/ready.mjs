import { existsSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { ensureBundles } from '../bundle/bundle.mjs';
import { needsOwnDisplay } from './display.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { projectFolder, projectPath } from './project.mjs';
import { sandboxArguments } from './sandbox.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * An Electron that starts on this machine, with the app built for it.
 * @returns {Promise<import('./electron-runtime.mjs').ElectronRuntime & { args: string[] }>} `args` are those that
 *   Electron itself needs, before the app's folder
 */
export async function ensureElectronReady() {
  const runtime = await ensureElectron();
  ensureSystemLibraries(runtime.executable, { display: needsOwnDisplay() });
  await ensureBundles(['electron', 'renderer']);
  linkDriver(runtime.driver);
  return { ...runtime, args: sandboxArguments(runtime.folder) };
}

/** A driver nearer to the built main process than ours wins Node's resolution, for imports and in workers too. */
function linkDriver(driver) {
  const link = projectPath('dist/electron/node_modules');
  if (driver !== null && isLinkTo(link, driver)) return;
  rmSync(link, { recursive: true, force: true });
  if (driver === null || !existsSync(projectPath('dist/electron'))) return;
  mkdirSync(projectPath('dist/electron'), { recursive: true });
  symlinkSync(driver, link);
}

function isLinkTo(link, target) {
  return lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() === true && readlinkSync(link) === target;
}

/** What programs that start Electron themselves (tests, the command line) are told. */
export function electronEnvironment({ executable, args }) {
  return {
    SAMESIDE_ELECTRON: executable,
    SAMESIDE_ELECTRON_ARGS: JSON.stringify(args),
    SAMESIDE_APP: projectFolder,
  };
}
