import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setFuses } from './fuses.mjs';

/** Called by electron-builder when the app's folder is complete and not signed yet. */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return setFuses(join(appOutDir, `${name}.app`));
  if (electronPlatformName === 'win32') return setFuses(join(appOutDir, `${name}.exe`));
  // The loader of the fallback Electron.
  await rm(join(appOutDir, 'resources/app'), { recursive: true, force: true });
  return setFuses(join(appOutDir, packager.executableName));
}
