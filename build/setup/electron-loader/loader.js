// Electron's own default app is not in the fallback distribution: this does the same for a folder on the command line.
// A module that awaits ours, since Electron gets ready only after its entry module is done: privileged schemes come before.
import { app } from 'electron';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-') && isFolder(argument));
if (folder === undefined) {
  console.error('Usage: electron FOLDER [ARGUMENTS]');
  process.exit(1);
}

const path = resolve(folder);
const { main, name, productName, version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
app.setName(productName ?? name);
app.setVersion(version);
app.setAppPath(path);
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.getName()));

try {
  await import(pathToFileURL(join(path, main)).href);
} catch (error) {
  console.error(error);
  process.exit(1);
}
