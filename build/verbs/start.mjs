import { withDisplay } from '../setup/display.mjs';
import { runProgram } from '../setup/program.mjs';
import { projectFolder } from '../setup/project.mjs';
import { ensureElectronReady } from '../setup/ready.mjs';

/** Opens the app and waits until it is closed. */
export default async function start(args) {
  const electron = await ensureElectronReady();
  return withDisplay((env) => runProgram(electron.executable, [...electron.args, projectFolder, ...args], { env }));
}
