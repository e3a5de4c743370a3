import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { SamesideError } from '../errors.ts';
import { workerUrl } from '../worker-url.ts';

/**
 * Reads a copy of an inbox from end to end, in a thread of its own.
 * @throws SamesideError `damaged-backup`
 */
export async function verifyCopy(path: string): Promise<void> {
  const worker = new Worker(workerUrl('check-worker'), { workerData: { path } });
  const [outcome] = (await once(worker, 'message')) as [string];
  if (outcome !== 'ok') {
    throw new SamesideError('damaged-backup', `${path} is no whole backup: ${outcome}`, { path });
  }
}
