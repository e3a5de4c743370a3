import { ensureDependencies } from './setup/dependencies.mjs';
import { runProgram } from './setup/program.mjs';
import { say, sayOnStderr, SetupError } from './setup/say.mjs';
import { findToolsNode, isToolsNode } from './setup/tools-node.mjs';
import { fileURLToPath } from 'node:url';

/** What each verb does, in the words printed when it starts. The two quiet ones leave standard output to their program. */
const verbs = {
  start: 'Starting Sameside.',
  test: 'Running all tests.',
  dev: 'Starting Sameside; it reloads when the code changes.',
  check: 'Checking types, lint, formatting, dependency directions and dead code.',
  package: 'Packaging Sameside into out/.',
  bench: 'Measuring speed.',
  sameside: null,
  electron: null,
};

/**
 * Runs one verb and sets the exit status.
 * @param {string[]} commandLine the verb and its arguments; a `--` right after the verb is dropped
 */
export async function run([verb, ...rest]) {
  const args = rest[0] === '--' ? rest.slice(1) : rest;
  try {
    process.exitCode = await perform(verb, args);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function perform(verb, args) {
  if (!Object.hasOwn(verbs, verb)) {
    throw new SetupError(`Usage: node build/run.mjs ${Object.keys(verbs).join('|')} [-- ARGUMENTS]`);
  }
  const again = process.env.SAMESIDE_ON_TOOLS_NODE === verb;
  if (verbs[verb] === null) sayOnStderr();
  else if (!again) say(verbs[verb]);

  ensureDependencies();
  if (!isToolsNode()) {
    const node = findToolsNode();
    return runProgram(node, [fileURLToPath(new URL('run.mjs', import.meta.url)), verb, '--', ...args], {
      env: { SAMESIDE_ON_TOOLS_NODE: verb },
    });
  }
  const module = await import(`./verbs/${verb}.mjs`);
  return module.default(args);
}
