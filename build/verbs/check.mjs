import { spawn } from 'node:child_process';
import { directionFaults, readSources } from '../checks/directions.mjs';
import { lockFindings } from '../setup/dependencies.mjs';
import { projectFolder, projectPath } from '../setup/project.mjs';
import { say } from '../setup/say.mjs';

const code = ['electron', 'renderer', 'shared', 'tests', 'build'];

/** What is checked, in this order: each answers with what it found, or with nothing when all is well. */
const steps = [
  { name: 'types', findings: () => output('typescript/bin/tsc', ['--build']) },
  {
    name: 'lint',
    findings: () => output('oxlint/bin/oxlint', ['--config', 'build/oxlint.json', '--deny-warnings', ...code]),
  },
  {
    name: 'formatting',
    findings: () => output('prettier/bin/prettier.cjs', ['--check', ...formatted]),
  },
  { name: 'dependency directions', findings: async () => directionFaults(readSources()).join('\n') },
  { name: 'package lock', findings: async () => lockFindings() },
  { name: 'dead code', findings: () => output('knip/bin/knip.js', ['--config', 'build/knip.json', '--no-progress']) },
];

const formatted = [
  '*.json',
  `{${code.join(',')}}/**/*.{ts,tsx,mjs,js,json,css,html,yml}`,
  '!package-lock.json',
  '!tests/fixtures/**',
  '!build/sample-inbox/**',
];

/** Checks the code without running it: one line a step, and below it what is wrong. */
export default async function check() {
  let status = 0;
  for (const { name, findings } of steps) {
    const found = await findings();
    say(`${name}: ${found === '' ? 'ok' : 'failed'}`);
    if (found === '') continue;
    say(found);
    status = 1;
  }
  return status;
}

/** Runs a tool of `node_modules`: what it printed when it failed, nothing when it succeeded. */
function output(tool, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [projectPath('node_modules', tool), ...args], { cwd: projectFolder });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
    child.once('error', reject);
    child.once('close', (status) => resolve(status === 0 ? '' : text.trim() || `ended with status ${status}`));
  });
}
