import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** A path inside the checkout. */
export function projectPath(...parts) {
  return join(projectFolder, ...parts);
}

/** What is kept for all checkouts of this user. */
export function userCacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sameside');
}
