import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { BatchRequest } from '../../../electron/db/protocol.ts';
import {
  positionBytes,
  type ImportWorkerData,
  type ImportWorkerEvent,
  type Resume,
} from '../../../electron/importers/worker-protocol.ts';
import { workerUrl } from '../../../electron/worker-url.ts';
import { temporaryProfile } from '../profile.ts';

const mail = (id: string): string => `From: a@example.org\nSubject: ${id}\nMessage-ID: <${id}@example.org>\n\nWords.\n`;
const separator = 'From a@example.org Mon Mar  2 10:00:00 2026\n';

/** What a worker reads that takes up at a place where another one was ended. */
async function readFrom(folder: string, resume: Resume | null) {
  const worker = new Worker(workerUrl('import-worker'), {
    workerData: {
      task: { type: 'paths', paths: [folder], format: null },
      attachments: join(folder, '..', 'attachments'),
      position: new SharedArrayBuffer(positionBytes),
      resume,
    } satisfies ImportWorkerData,
  });
  const ids: string[] = [];
  const failures: { where: string; reason: string }[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.on('message', ({ messages }: BatchRequest) => {
    ids.push(...messages.map((message) => message.externalId));
    port1.postMessage({ type: 'written' });
  });
  await new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', () => resolve());
    worker.on('message', (event: ImportWorkerEvent) => {
      if (event.type === 'recognised') worker.postMessage({ type: 'port', port: port2 }, [port2]);
      if (event.type === 'progress') failures.push(...event.failures);
      if (event.type === 'failed') reject(new Error(event.error.message));
    });
  });
  port1.close();
  return { ids, failures };
}

function threeFiles(): { folder: string; secondStart: number } {
  const folder = join(temporaryProfile().folder, 'chosen');
  mkdirSync(folder, { recursive: true });
  const parts = ['b1', 'b2', 'b3'].map((id) => `${separator}${mail(id)}\n`);
  writeFileSync(join(folder, 'a.eml'), mail('a'));
  writeFileSync(join(folder, 'b.mbox'), parts.join(''));
  writeFileSync(join(folder, 'c.eml'), mail('c'));
  return { folder, secondStart: parts[0]!.length };
}

const names = (ids: string[]): string[] => ids.map((id) => id.replace('@example.org', ''));

describe('an import worker', { timeout: 120_000 }, () => {
  it('takes up behind the message that ended the one before, and says which it left out', async () => {
    const { folder, secondStart } = threeFiles();
    expect(names((await readFrom(folder, null)).ids)).toEqual(['a', 'b1', 'b2', 'b3', 'c']);
    const { ids, failures } = await readFrom(folder, {
      entry: 1,
      offset: secondStart + 1,
      reason: 'It took too long.',
    });
    expect(names(ids)).toEqual(['b3', 'c']);
    expect(failures).toEqual([{ where: `b.mbox, byte ${secondStart}`, reason: 'It took too long.' }]);
  });

  it('leaves out a whole file whose very beginning ended the one before (the import went round for ever)', async () => {
    const { folder } = threeFiles();
    const { ids, failures } = await readFrom(folder, {
      entry: 1,
      offset: Number.MAX_VALUE,
      reason: 'Too much memory.',
    });
    expect(names(ids)).toEqual(['c']);
    expect(failures).toEqual([{ where: 'b.mbox', reason: 'Too much memory.' }]);
  });
});
