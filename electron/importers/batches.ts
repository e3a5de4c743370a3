import type { MessagePort } from 'node:worker_threads';
import type { IncomingMessage } from '../../shared/model/incoming.ts';
import { readyMessage, type ReadyMessage } from '../db/ingest/ready-message.ts';
import type { BatchAnswer, BatchRequest } from '../db/protocol.ts';
import { ImportError } from './types.ts';

const batchMessages = 200;
const batchCharacters = 2_000_000;
/** Two on their way keep both threads busy and no more memory than that. */
const batchesInFlight = 2;

/** Gathers messages into batches and sends them to the database worker, never more than it keeps up with. */
export function createBatches(port: MessagePort) {
  let batch: ReadyMessage[] = [];
  let characters = 0;
  let inFlight = 0;
  let failure: ImportError | null = null;
  let wake: (() => void) | null = null;

  port.on('message', (answer: BatchAnswer) => {
    inFlight -= 1;
    if (answer.type === 'rejected') failure = new ImportError('database', answer.error.message);
    wake?.();
  });

  async function untilInFlight(limit: number): Promise<void> {
    while (inFlight > limit && !failure) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      wake = null;
    }
    if (failure) throw failure;
  }

  async function send(): Promise<void> {
    if (batch.length === 0) return;
    await untilInFlight(batchesInFlight - 1);
    port.postMessage({ type: 'batch', messages: batch } satisfies BatchRequest);
    inFlight += 1;
    batch = [];
    characters = 0;
  }

  return {
    /** Resolves when there is room for more. @throws ImportError when a batch could not be written */
    async add(message: IncomingMessage): Promise<void> {
      batch.push(readyMessage(message));
      characters += message.text.length + (message.html?.length ?? 0);
      if (batch.length >= batchMessages || characters >= batchCharacters) await send();
    },
    /** Resolves when everything added is durable. */
    async finish(): Promise<void> {
      await send();
      await untilInFlight(0);
      port.close();
    },
  };
}
