import { readFile } from 'node:fs/promises';

/** The version of this program, such as `0.4.0`: from its package, two folders up in the sources as in the bundle. */
export async function programVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}
