import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));

export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Starts a verb in a process of its own, as a script would. */
export function startVerb(
  words: string[],
  env: Record<string, string> = {},
): { child: ChildProcess; outcome: Promise<Outcome> } {
  const child = spawn(process.execPath, [program, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  const outcome = new Promise<Outcome>((settle, reject) => {
    child.on('error', reject);
    child.on('close', (status) => settle({ status, stdout, stderr }));
  });
  return { child, outcome };
}

/** Runs a verb to its end. */
export function runVerb(...words: string[]): Promise<Outcome> {
  return startVerb(words).outcome;
}

/** Runs a verb with `--json` and reads its answer. @throws when it fails */
export async function jsonOf<Answer>(...words: string[]): Promise<Answer> {
  const { status, stdout, stderr } = await runVerb(...words, '--json');
  if (status !== 0) throw new Error(`${words.join(' ')}: ${status} ${stderr}`);
  return JSON.parse(stdout) as Answer;
}
