import type { MessagePort } from 'node:worker_threads';
import type { ImportFailure, ImportSkip } from '../../shared/model/incoming.ts';
import type { SourceKind } from '../../shared/model/records.ts';
import type { PlainError } from '../db/protocol.ts';
import type { FeedCursor } from '../sources/feed.ts';

/** What an import worker reads: files that were chosen, or a feed by its address. */
export type ImportTask =
  | { type: 'paths'; paths: string[]; format: string | null }
  | { type: 'feed'; address: string; cursor: FeedCursor | null; allowedHosts: string[] };

export interface ImportWorkerData {
  task: ImportTask;
  /** Folder of the attachment store. */
  attachments: string;
  /** Where reading stands, for the watchdog; see `createPosition`. */
  position: SharedArrayBuffer;
  /** Where to take up again after a worker had to be ended, and why it was; null from the beginning. */
  resume: Resume | null;
}

export interface Resume {
  entry: number;
  offset: number;
  reason: string;
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
  | { type: 'done'; tally: ImportTally; cursor: FeedCursor | null }
  | { type: 'failed'; error: PlainError };

export type ImportWorkerCommand = { type: 'port'; port: MessagePort } | { type: 'cancel' };

/** Shared between an import worker, which writes it, and its watchdog. */
export interface Position {
  /** Reading goes on at this place, should the present one prove fatal. */
  moveTo(entry: number, offset: number): void;
  /** The worker's event loop still turns: waiting for the network or the database is no standstill. */
  beat(): void;
  read(): { beats: number; entry: number; offset: number };
}

export const positionBytes = 24;

/** A view on the shared bytes: the beats as a 32-bit integer, entry and offset as 64-bit floats. */
export function createPosition(buffer: SharedArrayBuffer): Position {
  const beats = new Int32Array(buffer, 0, 1);
  const place = new Float64Array(buffer, 8, 2);
  return {
    moveTo(entry, offset) {
      place[0] = entry;
      place[1] = offset;
      Atomics.add(beats, 0, 1);
    },
    beat() {
      Atomics.add(beats, 0, 1);
    },
    read: () => ({ beats: Atomics.load(beats, 0), entry: place[0]!, offset: place[1]! }),
  };
}
