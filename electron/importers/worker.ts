import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { ImportFailure, ImportItem, ImportSkip } from '../../shared/model/incoming.ts';
import type { SourceKind } from '../../shared/model/records.ts';
import { plainError } from '../errors.ts';
import { readFeedSource } from '../sources/feed.ts';
import { createAttachmentStore } from './attachment-store.ts';
import { createBatches } from './batches.ts';
import { entriesOf } from './entries.ts';
import { importerFor, isChosenAlone } from './recognise.ts';
import { ImportError, type ImportEntry } from './types.ts';
import {
  createPosition,
  type ImportTally,
  type ImportTask,
  type ImportWorkerCommand,
  type ImportWorkerData,
  type ImportWorkerEvent,
} from './worker-protocol.ts';

const { task, attachments, position: buffer, resume } = workerData as ImportWorkerData;
const position = createPosition(buffer);
const store = createAttachmentStore(attachments);
const post = (event: ImportWorkerEvent): void => parentPort!.postMessage(event);
const tally: ImportTally = { messages: 0, failed: 0, bytes: 0, totalBytes: null };
const reportEvery = 100;
const beatEvery = 100;
setInterval(position.beat, beatEvery).unref();

let failures: ImportFailure[] = [];
let skips: ImportSkip[] = [];
let lastReport = 0;
const written: { batches: ReturnType<typeof createBatches> | null } = { batches: null };
const kinds = new Set<SourceKind>();
const cancelled = new AbortController();

const portArrived = new Promise<MessagePort>((resolve) => {
  parentPort!.on('message', (command: ImportWorkerCommand) => {
    if (command.type === 'port') resolve(command.port);
    else cancelled.abort();
  });
});

function report(now: number): void {
  lastReport = now;
  post({ type: 'progress', tally: { ...tally }, failures, skips });
  failures = [];
  skips = [];
}

async function recognised(kind: SourceKind, title: string | null): Promise<void> {
  if (!kinds.has(kind)) {
    kinds.add(kind);
    post({ type: 'recognised', kind, title });
  }
  written.batches ??= createBatches(await portArrived);
}

async function take(item: ImportItem): Promise<void> {
  if (item.type === 'message') {
    tally.messages += 1;
    await written.batches!.add(item.message);
  } else if (item.type === 'failure') {
    tally.failed += 1;
    failures.push(item.failure);
  } else {
    skips.push(item.skip);
  }
  const now = performance.now();
  if (now - lastReport > reportEvery) report(now);
}

async function readPaths({ paths, format }: Extract<ImportTask, { type: 'paths' }>): Promise<void> {
  let index = -1;
  for (const path of paths) {
    for await (const item of entriesOf(path)) {
      index += 1;
      if (cancelled.signal.aborted) return;
      if (resume && index < resume.entry) continue;
      if (item.type !== 'entry') {
        await take(item);
        continue;
      }
      await readEntry(item.entry, index, format, paths.length > 1);
    }
  }
}

/** Should recognising an entry or beginning to read it end this worker, the next one leaves all of it out. */
const wholeEntry = Number.MAX_VALUE;

async function readEntry(found: ImportEntry, index: number, format: string | null, several: boolean): Promise<void> {
  const offset = resume?.entry === index ? resume.offset : 0;
  if (offset > 0) {
    const where = offset >= found.size ? found.path : `${found.path}, byte ${offset - 1}`;
    await take({ type: 'failure', failure: { where, reason: resume!.reason } });
  }
  if (offset === wholeEntry) return;
  position.moveTo(index, wholeEntry);
  const match = importerFor(found, format ?? undefined);
  if ('reason' in match) {
    await take({ type: 'skip', skip: { where: found.path, reason: match.reason } });
    return;
  }
  const { importer, entry } = match;
  await recognised(importer.kind, null);
  const start = tally.bytes;
  const isAlone = !several && isChosenAlone(found);
  // How much a folder holds is known only at its end; a file says it at once.
  if (isAlone) tally.totalBytes = found.size;
  const context = {
    storeAttachment: store.storeAttachment,
    at: (place: { offset: number }) => {
      position.moveTo(index, place.offset);
      tally.bytes = start + Math.min(place.offset, found.size);
    },
    scope: isAlone ? '' : entry.path,
  };
  try {
    for await (const item of importer.read(entry, context, offset)) {
      await take(item);
      if (cancelled.signal.aborted) return;
    }
  } catch (error) {
    // A damaged archive ends the reading of this file, not of the import; what the database refuses ends it all.
    if (!(error instanceof ImportError) || error.code === 'database') throw error;
    await take({ type: 'failure', failure: { where: found.path, reason: error.message } });
  }
  tally.bytes = start + found.size;
}

/** A feed by its address: fetched and read here, so that strangers' bytes never reach the main thread. */
async function readFeed({ address, cursor, allowedHosts }: Extract<ImportTask, { type: 'feed' }>) {
  const reading = readFeedSource({ address, cursor, allowedHosts, signal: cancelled.signal });
  const gathered: ImportItem[] = [];
  let step = await reading.next();
  while (!step.done) {
    // The source gets the feed's own name, which is known only at the end.
    gathered.push(step.value);
    step = await reading.next();
  }
  await recognised('feed', step.value.title || null);
  for (const item of gathered) await take(item);
  return step.value;
}

try {
  const outcome = task.type === 'feed' ? await readFeed(task) : await readPaths(task);
  await written.batches?.finish();
  report(performance.now());
  post({ type: 'done', tally, cursor: outcome?.cursor ?? null });
} catch (error) {
  report(performance.now());
  post({ type: 'failed', error: plainError(error) });
}
parentPort!.close();
