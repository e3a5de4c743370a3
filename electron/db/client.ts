import { Worker, type MessagePort } from 'node:worker_threads';
import { SamesideError } from '../errors.ts';
import type { ProfilePaths } from '../services/profile.ts';
import { workerUrl } from '../worker-url.ts';
import type { IngestCounts } from './ingest/ingest.ts';
import type { DatabaseInput, DatabaseMethod, DatabaseOutput } from './api.ts';
import type { PlainError, WorkerAnswer, WorkerRequest } from './protocol.ts';

/** The database as the rest of the program sees it: one worker thread, one message a use case. */
export interface DatabaseClient {
  call<Name extends DatabaseMethod>(name: Name, input: DatabaseInput<Name>): Promise<DatabaseOutput<Name>>;
  /**
   * Gives an import worker's port to the database worker, which writes its batches to this source.
   * Resolves with what was written when the other end has closed, whichever way it ended.
   */
  attach(port: MessagePort, sourceId: number): Promise<IngestCounts>;
  /** Finishes what was asked, closes the file and ends the worker. */
  close(): Promise<void>;
}

/**
 * Opens the profile's database in its worker, creating or migrating it.
 * @throws SamesideError as `openWritable` does
 */
export async function openDatabaseClient(paths: ProfilePaths): Promise<DatabaseClient> {
  const worker = new Worker(workerUrl('db-worker'), {
    workerData: { path: paths.database, backups: paths.backups },
  });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let failure: Error | null = null;
  let closed: (() => void) | null = null;

  const send = (request: WorkerRequest, transfer: MessagePort[] = []): void => worker.postMessage(request, transfer);
  const failAll = (error: Error): void => {
    failure = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    closed?.();
  };

  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: WorkerAnswer) => {
      if (message.type === 'open') resolve();
      else if (message.type === 'failed') reject(errorOf(message.error));
      else if (message.type === 'closed') closed?.();
      else {
        const promise = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.type === 'result') promise?.resolve(message.value as never);
        else if (message.type === 'port-closed') promise?.resolve(message.counts as never);
        else promise?.reject(errorOf(message.error));
      }
    });
    worker.on('error', (error) => {
      reject(error);
      failAll(error);
    });
    worker.on('exit', () => failAll(new SamesideError('database-gone', 'The inbox has been closed.')));
  });

  return {
    call(name, input) {
      if (failure) return Promise.reject(failure);
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        send({ type: 'call', id, method: name, input });
      });
    },
    attach(port, sourceId) {
      if (failure) return Promise.reject(failure);
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        send({ type: 'port', id, port, sourceId }, [port]);
      });
    },
    async close() {
      if (failure) return;
      await new Promise<void>((resolve) => {
        closed = resolve;
        send({ type: 'close' });
      });
      await worker.terminate();
    },
  };
}

function errorOf(error: PlainError): SamesideError {
  return new SamesideError(error.code, error.message, error.details);
}
