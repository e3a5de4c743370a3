import { stat } from 'node:fs/promises';
import path from 'node:path';
import { SamesideError } from '../errors.ts';

/**
 * The paths that were dropped on the window, once each, provided that all of them are files or folders that are there.
 * @throws SamesideError `not-found` for the first that is not
 */
export async function importablePaths(paths: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(paths.map((each) => path.normalize(each)))];
  for (const each of wanted) {
    const found = path.isAbsolute(each) ? await stat(each).catch(() => null) : null;
    if (!found || !(found.isFile() || found.isDirectory())) {
      throw new SamesideError('not-found', `There is no file or folder ${each}.`);
    }
  }
  return wanted;
}
