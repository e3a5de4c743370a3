import type { MessagePort } from 'node:worker_threads';
import type { ImportFailure, ImportSkip } from '../../shared/model/incoming.ts';
import type { SourceKind } from '../../shared/model/records.ts';
import type { PlainError } from '../db/protocol.ts';

/** What an import worker reads: files that were chosen, or a feed by its address. */
export type ImportTask =
  | { type: 'paths'; paths: string[]; format: string | null }
  | { type: 'feed'; address: string; cursor: string | null; allowedHosts: string[] };

export interface ImportWorkerData {
  task: ImportTask;
  /** Folder of the attachment store. */
  attachments: string;
  /** Where reading stands, for the watchdog; see `createPosition`. */
  position: SharedArrayBuffer;
  /** Where to take up again after a worker had to be ended; null from the beginning. */
  resume: { entry: number; offset: number } | null;
}

/** Counts of one worker so far; the exact ones of what was written come from the database worker. */
export interface ImportTally {
  messages: number;
  failed: number;
  bytes: number;
  totalBytes: number | null;
}

export type ImportWorkerEvent =
  /** Messages of this kind will follow; the first time, the worker waits for its port. */
  | { type: 'recognised'; kind: SourceKind; title: string | null }
  | { type: 'progress'; tally: ImportTally; failures: ImportFailure[]; skips: ImportSkip[] }
  | { type: 'done'; tally: ImportTally; cursor: string | null; title: string | null; notModified: boolean }
  | { type: 'failed'; error: PlainError };

export type ImportWorkerCommand = { type: 'port'; port: MessagePort } | { type: 'cancel' };

/** Shared between an import worker, which writes it, and its watchdog. */
export interface Position {
  /** Reading goes on at this place, should the present one prove fatal. */
  moveTo(entry: number, offset: number): void;
  /** Waiting for others (the network, the database) is no standstill. */
  waiting(on: boolean): void;
  read(): { beat: number; waiting: boolean; entry: number; offset: number };
}

export const positionBytes = 32;

/** A view on the shared bytes: beat and waiting as 32-bit integers, entry and offset as 64-bit floats. */
export function createPosition(buffer: SharedArrayBuffer): Position {
  const flags = new Int32Array(buffer, 0, 2);
  const place = new Float64Array(buffer, 16, 2);
  return {
    moveTo(entry, offset) {
      place[0] = entry;
      place[1] = offset;
      Atomics.add(flags, 0, 1);
    },
    waiting(on) {
      Atomics.store(flags, 1, on ? 1 : 0);
      Atomics.add(flags, 0, 1);
    },
    read: () => ({
      beat: Atomics.load(flags, 0),
      waiting: Atomics.load(flags, 1) === 1,
      entry: place[0]!,
      offset: place[1]!,
    }),
  };
}
