import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { ImportResult, Source } from '../../shared/model/records.ts';
import type { DatabaseClient } from '../db/client.ts';
import type { IngestCounts } from '../db/ingest/ingest.ts';
import { SamesideError } from '../errors.ts';
import {
  createPosition,
  positionBytes,
  type ImportTally,
  type ImportTask,
  type ImportWorkerCommand,
  type ImportWorkerData,
  type ImportWorkerEvent,
} from '../importers/worker-protocol.ts';
import type { FeedCursor } from '../sources/feed.ts';
import { workerUrl } from '../worker-url.ts';
import type { ProfilePaths } from './profile.ts';

export interface ImportOrder {
  task: ImportTask;
  /** Name of the source for files that were chosen; the first one's own name when absent. */
  name?: string;
  /** The source to add to, for a sync. */
  sourceId?: number;
}

export interface ImportSurroundings {
  database: DatabaseClient;
  profile: ProfilePaths;
  onProgress(tally: ImportTally & { startedAt: number }): void;
  signal: AbortSignal;
}

/**
 * A worker that shows no sign of life while this program had so much processor time is ended, and the place where it stood is
 * skipped; milliseconds. On a busy machine a short wait is no standstill, a long one is, whoever had the processor.
 */
const standstill = { paths: 20_000, feed: 2_000 };
const longestWait = 20_000;
const watchEvery = 250;
const workerMemory = 384;

type Ending =
  | Extract<ImportWorkerEvent, { type: 'done' | 'failed' }>
  | { type: 'killed'; reason: string; entry: number; offset: number };

/**
 * Reads files or a feed into the inbox, in a worker of its own, and answers with what became of every message.
 * Repeating it does no harm; ending it at any moment loses nothing that was counted as written.
 * @throws SamesideError `not-found`, `unreadable`, `not-recognised`, `cancelled`, or what the feed's address answered
 */
export async function runImport(order: ImportOrder, around: ImportSurroundings): Promise<ImportResult> {
  const startedAt = Date.now();
  const started = performance.now();
  const { database } = around;
  if (order.task.type === 'paths') checkPaths(order.task.paths);
  const counts: IngestCounts = { new: 0, updated: 0, duplicate: 0 };
  const failures: ImportResult['failures'] = [];
  const skipped: ImportResult['skipped'] = [];
  const before = { messages: 0, failed: 0 };
  let last = before;
  let source: Source | null =
    order.sourceId === undefined ? null : await database.call('source', { id: order.sourceId });
  let resume: ImportWorkerData['resume'] = null;
  let ending: Ending;

  await database.call('bulk', { on: order.task.type === 'paths' });
  try {
    for (;;) {
      ending = await oneWorker(order, around, resume, {
        source: () => source,
        setSource: (found) => {
          source = found;
        },
        written: (more) => {
          counts.new += more.new;
          counts.updated += more.updated;
          counts.duplicate += more.duplicate;
        },
        progress: (event) => {
          failures.push(...event.failures);
          skipped.push(...event.skips);
          last = { messages: before.messages + event.tally.messages, failed: before.failed + event.tally.failed };
          around.onProgress({
            ...event.tally,
            ...last,
            startedAt,
          });
        },
      });
      if (ending.type !== 'killed') break;
      Object.assign(before, last);
      if (order.task.type === 'feed') {
        failures.push({ where: order.task.address, reason: ending.reason });
        break;
      }
      // The next worker says where that was when it comes by.
      resume = { entry: ending.entry, offset: ending.offset, reason: ending.reason };
    }
  } finally {
    await database.call('bulk', { on: false });
  }

  if (source) await database.call('joinBySubject', { sourceId: source.id });
  await recordOutcome(order, database, source, ending, failures);
  if (ending.type === 'failed') throw new SamesideError(ending.error.code, ending.error.message, ending.error.details);
  if (around.signal.aborted) throw new SamesideError('cancelled', 'Stopped. What had arrived until then is kept.');
  if (!source && failures.length === 0) {
    const reason = skipped[0]?.reason ?? 'There is nothing in it.';
    throw new SamesideError('not-recognised', `Nothing here can be read: ${reason}`, { skipped });
  }
  const totals = source
    ? await database.call('sourceTotals', { id: source.id })
    : { conversations: 0, conversationsByReference: 0, people: 0 };
  return {
    source: source && { id: source.id, name: source.name, kind: source.kind },
    messages: { ...counts, failed: failures.length },
    ...totals,
    failures,
    skipped,
    seconds: Math.round(performance.now() - started) / 1000,
  };
}

/** What to ask of a feed that is known already: only what is new since the last time. */
export async function feedTask(
  database: DatabaseClient,
  sourceId: number,
  address: string,
  allowedHosts: string[],
): Promise<ImportTask> {
  const kept = await database.call('sourceCursor', { id: sourceId });
  return { type: 'feed', address, cursor: kept === null ? null : (JSON.parse(kept) as FeedCursor), allowedHosts };
}

function checkPaths(paths: readonly string[]): void {
  for (const path of paths) {
    if (!existsSync(path)) throw new SamesideError('not-found', `There is no file or folder ${path}.`, { path });
  }
}

/** A feed's cursor moves only when all of it was written; what went wrong stays readable at its source. */
async function recordOutcome(
  order: ImportOrder,
  database: DatabaseClient,
  source: Source | null,
  ending: Ending,
  failures: ImportResult['failures'],
): Promise<void> {
  if (order.task.type !== 'feed' || !source) return;
  const error =
    ending.type === 'failed' ? ending.error.message : ending.type === 'killed' ? failures.at(-1)!.reason : null;
  await database.call('recordSync', {
    id: source.id,
    cursor: ending.type === 'done' && ending.cursor ? JSON.stringify(ending.cursor) : null,
    error,
  });
}

interface Course {
  source(): Source | null;
  setSource(source: Source): void;
  written(counts: IngestCounts): void;
  progress(event: Extract<ImportWorkerEvent, { type: 'progress' }>): void;
}

async function oneWorker(
  order: ImportOrder,
  { database, profile, signal }: ImportSurroundings,
  resume: ImportWorkerData['resume'],
  course: Course,
): Promise<Ending> {
  const buffer = new SharedArrayBuffer(positionBytes);
  const position = createPosition(buffer);
  const worker = new Worker(workerUrl('import-worker'), {
    workerData: {
      task: order.task,
      attachments: profile.attachments,
      position: buffer,
      resume,
    } satisfies ImportWorkerData,
    resourceLimits: { maxOldGenerationSizeMb: workerMemory },
  });
  let written: Promise<IngestCounts> | null = null;
  let sourcesNamed = Promise.resolve();

  const recognised = async (event: Extract<ImportWorkerEvent, { type: 'recognised' }>): Promise<void> => {
    const known = course.source();
    const found = known
      ? order.task.type === 'feed'
        ? known
        : await database.call('ensureSource', { kind: event.kind, name: known.name, address: null })
      : await database.call('ensureSource', { kind: event.kind, ...nameOf(order, event.title) });
    course.setSource(found);
    if (written) return;
    const { port1, port2 } = new MessageChannel();
    written = database.attach(port1, found.id);
    worker.postMessage({ type: 'port', port: port2 } satisfies ImportWorkerCommand, [port2]);
  };

  const cancel = (): void => worker.postMessage({ type: 'cancel' } satisfies ImportWorkerCommand);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    const ending = await new Promise<Ending>((settle, reject) => {
      const stopWatching = watch(position, standstill[order.task.type], (place) => {
        void worker.terminate();
        settle({ type: 'killed', reason: 'Reading it took too long, so it was left out.', ...place });
      });
      worker.on('message', (event: ImportWorkerEvent) => {
        if (event.type === 'recognised') sourcesNamed = sourcesNamed.then(() => recognised(event)).catch(reject);
        else if (event.type === 'progress') course.progress(event);
        else settle(event);
      });
      worker.on('error', (error: Error & { code?: string }) => {
        const { entry, offset } = position.read();
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
          settle({ type: 'killed', reason: 'Reading it took too much memory, so it was left out.', entry, offset });
        } else {
          reject(error);
        }
      });
      worker.on('exit', () => {
        stopWatching();
        reject(new SamesideError('import-ended', 'Reading ended unexpectedly. Start it again to get the rest.'));
      });
    });
    await sourcesNamed;
    if (written) course.written(await written);
    return ending;
  } finally {
    signal.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}

function nameOf(order: ImportOrder, title: string | null): { name: string; address: string | null } {
  if (order.task.type === 'feed') {
    const { address } = order.task;
    return { name: order.name ?? title ?? new URL(address).hostname, address };
  }
  return { name: order.name ?? basename(resolve(order.task.paths[0]!)), address: null };
}

/** Calls back once when the worker has shown no sign of life for that long. Returns what ends the watch. */
function watch(
  position: ReturnType<typeof createPosition>,
  limit: number,
  stuck: (place: { entry: number; offset: number }) => void,
): () => void {
  let beats = -1;
  let since = performance.now();
  let spent = process.cpuUsage();
  const timer = setInterval(() => {
    const now = position.read();
    const waited = performance.now() - since;
    if (now.beats !== beats) {
      beats = now.beats;
      since = performance.now();
      spent = process.cpuUsage();
    } else if (waited > limit) {
      const { user, system } = process.cpuUsage(spent);
      if ((user + system) / 1000 < limit && waited < longestWait) return;
      clearInterval(timer);
      stuck({ entry: now.entry, offset: now.offset });
    }
  }, watchEvery);
  timer.unref();
  return () => clearInterval(timer);
}
