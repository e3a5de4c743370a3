import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { buildTarget } from '../bundle/vite.mjs';
import { withDisplay } from '../setup/display.mjs';
import { projectFolder, projectPath } from '../setup/project.mjs';
import { ensureElectronReady } from '../setup/ready.mjs';
import { say } from '../setup/say.mjs';
import { pageReloader } from './page-reloader.mjs';

/** Runs the app and follows the code: a change of the window reloads it, any other change starts the app again. */
export default async function dev(args) {
  const electron = await ensureElectronReady();
  return withDisplay(async (env) => {
    const app = restartingApp([...electron.args, projectFolder, ...args], electron.executable, env);
    await watch('renderer', () => {
      say('The window changed: reloading it.');
      app.reload();
    });
    await watch('electron', () => {
      say('The main process changed: starting again.');
      app.restart();
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, app.end);
    const status = await app.run();
    // The watchers would keep us here.
    setImmediate(() => process.exit());
    return status;
  });
}

/** The app as a program that can be started again; `run` resolves when it is closed for another reason. */
function restartingApp(args, executable, env) {
  let child;
  let reload;
  let isRestarting = false;
  const once = () =>
    new Promise((resolve, reject) => {
      // The pipe speaks the debugging protocol, without a port that others could reach.
      child = spawn(executable, ['--remote-debugging-pipe', ...args], {
        stdio: ['inherit', 'inherit', 'inherit', 'pipe', 'pipe'],
        env: { ...process.env, ...env },
      });
      reload = pageReloader(child.stdio[3], child.stdio[4]);
      child.once('error', reject);
      child.once('exit', (status) => resolve(status ?? 1));
    });
  return {
    reload: () => reload?.(),
    restart() {
      isRestarting = child !== undefined;
      child?.kill();
    },
    end: () => child?.kill(),
    async run() {
      for (;;) {
        isRestarting = false;
        const status = await once();
        if (!isRestarting) return status;
      }
    },
  };
}

/** What is written piece by piece is not what the stamp says, so the next start builds again. */
async function watch(target, onRebuild) {
  rmSync(projectPath('dist', target, 'stamp'), { force: true });
  await buildTarget(target, projectPath('dist', target), onRebuild);
}
