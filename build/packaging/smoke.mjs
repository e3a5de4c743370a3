import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { withDisplay } from '../setup/display.mjs';
import { sandboxArguments } from '../setup/sandbox.mjs';

const patience = 120_000;

/**
 * Starts a packaged app and lets it try itself on a temporary profile.
 * @param {string} executable
 * @returns {Promise<string | null>} what went wrong, with what the app printed, or null
 */
export function smokeFault(executable) {
  const args = [...sandboxArguments(dirname(executable)), '--smoke'];
  return withDisplay(
    (env) =>
      new Promise((resolve, reject) => {
        const child = spawn(executable, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
        let text = '';
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
        const timer = setTimeout(() => child.kill('SIGKILL'), patience);
        child.once('error', reject);
        child.once('close', (status, signal) => {
          clearTimeout(timer);
          const fine = status === 0 && /^smoke ok$/m.test(text);
          resolve(fine ? null : `The packaged app ended with ${signal ?? `status ${status}`}:\n${text}`);
        });
      }),
  );
}
