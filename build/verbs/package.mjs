import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fuseFaults } from '../packaging/fuses.mjs';
import { smokeFault } from '../packaging/smoke.mjs';
import { runProgram } from '../setup/program.mjs';
import { projectFolder, projectPath } from '../setup/project.mjs';
import { ensureElectronReady } from '../setup/ready.mjs';
import { say, SetupError } from '../setup/say.mjs';

/**
 * Makes the app: unpacked for this machine, or what electron-builder's own arguments name. On Linux the unpacked app is
 * then started and its fuses are read back.
 */
export default async function makePackage(args) {
  const electron = await ensureElectronReady();
  const isFallback = electron.driver !== null;
  if (isFallback && args.length > 0) {
    throw new SetupError(
      `Installers need the real Electron, run: npx install-electron   then: npm run package -- ${args.join(' ')}`,
    );
  }
  const output = isFallback ? `out/electron-${electron.version}-not-for-users` : 'out';
  const config = isFallback ? fallbackConfig(electron, output) : 'build/electron-builder.yml';
  const status = await runProgram(
    process.execPath,
    [
      projectPath('node_modules/electron-builder/cli.js'),
      ...(args.length > 0 ? args : ['--dir']),
      ...['--config', config, '--publish', 'never'],
      ...[`-c.electronVersion=${electron.version}`],
    ],
    { cwd: projectFolder },
  );
  if (status !== 0 || process.platform !== 'linux') return status;
  return tryOut(projectPath(output, unpackedFolder(projectPath(output)), 'sameside'));
}

/** The app with an Electron that must not reach users, and with the driver made for it: to try packaging at all. */
function fallbackConfig({ folder, driver }, output) {
  const file = projectPath('node_modules/.cache/electron-builder-fallback.json');
  const config = {
    extends: projectPath('build/electron-builder.yml'),
    electronDist: folder,
    directories: { output },
    files: ['!node_modules/better-sqlite3', { from: driver, to: 'dist/electron/node_modules' }],
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(config));
  return file;
}

function unpackedFolder(output) {
  const name = readdirSync(output).find((entry) => /^linux.*unpacked$/.test(entry));
  if (name === undefined) throw new SetupError(`There is no unpacked app in ${output}. Run: npm run package`);
  return name;
}

async function tryOut(executable) {
  const faults = [...(await fuseFaults(executable)), await smokeFault(executable)].filter((fault) => fault !== null);
  for (const fault of faults) console.error(fault);
  if (faults.length === 0) say(`Packaged, started and found in order: ${executable}`);
  return faults.length === 0 ? 0 : 1;
}
