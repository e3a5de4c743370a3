import { fileURLToPath } from 'node:url';
import { ensureBundles } from '../bundle/bundle.mjs';
import { runProgram } from '../setup/program.mjs';
import { projectPath } from '../setup/project.mjs';

/** Does one of the app's own verbs without a window. `SAMESIDE_RUN` lets it start Electron where a verb needs that. */
export default async function sameside(args) {
  await ensureBundles(['cli']);
  return runProgram(process.execPath, [projectPath('dist/cli/cli.js'), ...args], {
    env: { SAMESIDE_RUN: fileURLToPath(new URL('../run.mjs', import.meta.url)) },
  });
}
