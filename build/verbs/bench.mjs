import { ensureBundles } from '../bundle/bundle.mjs';
import { withDisplay } from '../setup/display.mjs';
import { runProgram } from '../setup/program.mjs';
import { projectPath } from '../setup/project.mjs';
import { electronEnvironment, ensureElectronReady } from '../setup/ready.mjs';

/** Measures, with the app built and an Electron at hand. */
export default async function bench(args) {
  const electron = await ensureElectronReady();
  await ensureBundles(['cli']);
  return withDisplay((env) =>
    runProgram(process.execPath, [projectPath('tests/bench/main.ts'), ...args], {
      env: { ...env, ...electronEnvironment(electron) },
    }),
  );
}
