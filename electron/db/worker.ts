import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { plainError } from '../errors.ts';
import { createApi } from './api.ts';
import type { IngestCounts } from './ingest/ingest.ts';
import { openWritable } from './open.ts';
import type { BatchAnswer, BatchRequest, WorkerAnswer, WorkerRequest } from './protocol.ts';

const { path, backups } = workerData as { path: string; backups: string };
const answer = (message: WorkerAnswer): void => parentPort!.postMessage(message);

try {
  const database = openWritable(path, backups);
  const api = createApi(database);

  const call = async (id: number, method: string, input: unknown): Promise<void> => {
    try {
      const found = Object.hasOwn(api, method) ? (api as Record<string, (input: unknown) => unknown>)[method]! : null;
      if (!found) throw new Error(`no database method ${method}`);
      answer({ type: 'result', id, value: await found(input) });
    } catch (error) {
      answer({ type: 'error', id, error: plainError(error) });
    }
  };

  const serve = (id: number, port: MessagePort, sourceId: number): void => {
    const total: IngestCounts = { new: 0, updated: 0, duplicate: 0 };
    const waiting: BatchRequest[] = [];
    let ended = false;
    const write = ({ messages }: BatchRequest): BatchAnswer => {
      try {
        const counts = api.ingest({ sourceId, messages });
        total.new += counts.new;
        total.updated += counts.updated;
        total.duplicate += counts.duplicate;
        return { type: 'written' };
      } catch (error) {
        return { type: 'rejected', error: plainError(error) };
      }
    };
    const endWhenWritten = (): void => {
      if (ended && waiting.length === 0) answer({ type: 'port-closed', id, counts: total });
    };
    const writeNext = (): void => {
      port.postMessage(write(waiting.shift()!));
      if (waiting.length > 0) setImmediate(writeNext);
      endWhenWritten();
    };
    port.on('message', (batch: BatchRequest) => {
      // A port hands over all that it has in one go: one batch a turn leaves the requests of the window their place.
      waiting.push(batch);
      if (waiting.length === 1) setImmediate(writeNext);
    });
    port.on('close', () => {
      ended = true;
      endWhenWritten();
    });
  };

  parentPort!.on('message', (request: WorkerRequest) => {
    if (request.type === 'call') void call(request.id, request.method, request.input);
    else if (request.type === 'port') serve(request.id, request.port, request.sourceId);
    else {
      database.close();
      answer({ type: 'closed' });
      parentPort!.close();
    }
  });
  answer({ type: 'open' });
} catch (error) {
  answer({ type: 'failed', error: plainError(error) });
}
