import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { ImportFailure, ImportItem, ImportSkip } from '../../shared/model/incoming.ts';
import type { SourceKind } from '../../shared/model/records.ts';
import { plainError } from '../errors.ts';
import { readFeedSource } from '../sources/feed.ts';
import { createAttachmentStore } from './attachment-store.ts';
import { createBatches } from './batches.ts';
import { entriesOf } from './entries.ts';
import { importerFor } from './recognise.ts';
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

let failures: ImportFailure[] = [];
let skips: ImportSkip[] = [];
let lastReport = 0;
let batches: ReturnType<typeof createBatches> | null = null;
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
  if (!batches) {
    position.waiting(true);
    batches = createBatches(await portArrived, position.waiting);
  }
}

async function take(item: ImportItem): Promise<void> {
  if (item.type === 'message') {
    tally.messages += 1;
    await batches!.add(item.message);
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
      await readEntry(item.entry, index, path, format, paths.length > 1);
    }
  }
}

async function readEntry(
  found: Parameters<typeof importerFor>[0],
  index: number,
  chosen: string,
  format: string | null,
  several: boolean,
): Promise<void> {
  const offset = resume?.entry === index ? resume.offset : 0;
  if (offset > 0 && offset >= found.size) return;
  // Should recognising or reading it end this worker, the next one begins behind it.
  position.moveTo(index, Math.max(found.size, 1));
  const match = importerFor(found, format ?? undefined);
  if ('reason' in match) {
    await take({ type: 'skip', skip: { where: found.path, reason: match.reason } });
    return;
  }
  const { importer, entry } = match;
  await recognised(importer.kind, null);
  const start = tally.bytes;
  const single = !several && !found.path.includes('/') && chosen.endsWith(found.path);
  const context = {
    storeAttachment: store.storeAttachment,
    at: (place: { offset: number }) => {
      position.moveTo(index, place.offset);
      tally.bytes = start + Math.min(place.offset, found.size);
    },
    scope: single ? '' : entry.path,
  };
  for await (const item of importer.read(entry, context, offset)) {
    await take(item);
    if (cancelled.signal.aborted) return;
  }
  tally.bytes = start + found.size;
}

/** A feed by its address: fetched and read here, so that strangers' bytes never reach the main thread. */
async function readFeed({ address, cursor, allowedHosts }: Extract<ImportTask, { type: 'feed' }>) {
  position.waiting(true);
  const reading = readFeedSource({
    address,
    cursor,
    allowedHosts,
    signal: cancelled.signal,
    parsing: (on: boolean) => position.waiting(!on),
  });
  let step = await reading.next();
  while (!step.done) {
    await recognised('feed', null);
    await take(step.value);
    step = await reading.next();
  }
  if (!step.value.notModified) await recognised('feed', step.value.title);
  return step.value;
}

try {
  const outcome = task.type === 'feed' ? await readFeed(task) : await readPaths(task);
  await batches?.finish();
  report(performance.now());
  post({
    type: 'done',
    tally,
    cursor: outcome?.cursor ?? null,
    title: outcome?.title ?? null,
    notModified: outcome?.notModified ?? false,
  });
} catch (error) {
  report(performance.now());
  post({ type: 'failed', error: plainError(error) });
}
parentPort!.close();
