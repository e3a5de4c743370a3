import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { appFolder } from './fixtures.ts';

/** Runs a verb of the command line on a profile and reads what it answers. @throws when it fails */
export async function jsonOfVerb<Answer>(profile: string, ...words: string[]): Promise<Answer> {
  const program = path.join(appFolder, 'dist/cli/cli.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...words, '--data', profile, '--json']);
  return JSON.parse(stdout) as Answer;
}
