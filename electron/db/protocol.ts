import type { MessagePort } from 'node:worker_threads';
import type { IngestCounts } from './ingest/ingest.ts';
import type { ReadyMessage } from './ingest/ready-message.ts';

/** What the main thread sends to the database worker. */
export type WorkerRequest =
  | { type: 'call'; id: number; method: string; input: unknown }
  /** A port over which an import worker sends batches straight here; answered by `port-closed` when its worker has ended. */
  | { type: 'port'; id: number; port: MessagePort; sourceId: number }
  | { type: 'close' };

export interface PlainError {
  code: string;
  message: string;
  details?: Record<string, unknown>;
}

/** What the database worker answers. */
export type WorkerAnswer =
  | { type: 'open' }
  | { type: 'failed'; error: PlainError }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; error: PlainError }
  | { type: 'port-closed'; id: number; counts: IngestCounts }
  | { type: 'closed' };

/** A batch from an import worker, and what became of it. */
export type BatchRequest = { type: 'batch'; messages: ReadyMessage[] };
export type BatchAnswer = { type: 'written' } | { type: 'rejected'; error: PlainError };
