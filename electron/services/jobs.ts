import { setTimeout as pause } from 'node:timers/promises';
import type { BridgeEvent } from '../../shared/ipc/bridge.ts';
import type { ImportResult, Job, JobKind } from '../../shared/model/records.ts';
import type { DatabaseClient } from '../db/client.ts';
import { plainError, SamesideError } from '../errors.ts';
import { feedTask, runImport, type ImportOrder } from './import.ts';
import type { ProfilePaths } from './profile.ts';

export interface JobSurroundings {
  database: DatabaseClient;
  profile: ProfilePaths;
  emit(event: BridgeEvent): void;
  log(event: string, fields: Record<string, unknown>): void;
}

/** Milliseconds between two steps, so that questions of the window come first. */
const settlePause = 20;

/** Long work with progress, cancel and a result that stays readable; one import at a time, the others wait their turn. */
export interface Jobs {
  startImport(input: { paths: string[]; name?: string }): Promise<number>;
  /** @param input.allowedHosts exact host:port pairs that may lie on a private network */
  startFeed(input: { address: string; allowedHosts: string[] }): Promise<number>;
  startSync(input: { sourceId: number; allowedHosts: string[] }): Promise<number>;
  list(): Promise<Job[]>;
  cancel(id: number): void;
  dismiss(id: number): Promise<void>;
  /** Cancels what runs and waits until it has stopped. */
  stop(): Promise<void>;
}

export async function createJobs({ database, profile, emit, log }: JobSurroundings): Promise<Jobs> {
  await database.call('endInterruptedJobs', null);
  const running = new Map<number, { job: Job; controller: AbortController; done: Promise<void> }>();
  let turn = Promise.resolve();
  let stopped = false;
  let settling: Promise<void> | null = null;

  const changed = (job: Job): void => emit({ type: 'job.changed', job: structuredClone(job) });

  async function start(kind: JobKind, label: string, order: ImportOrder): Promise<number> {
    const job: Job = {
      id: 0,
      kind,
      label,
      state: 'running',
      progress: { messages: 0, failed: 0, bytes: 0, totalBytes: null, perSecond: 0 },
      startedAt: Date.now(),
      endedAt: null,
      result: null,
      error: null,
    };
    job.id = await database.call('saveJob', job);
    const controller = new AbortController();
    const done = turn.then(() => work(job, order, controller.signal));
    turn = done;
    running.set(job.id, { job, controller, done });
    changed(job);
    return job.id;
  }

  async function work(job: Job, order: ImportOrder, signal: AbortSignal): Promise<void> {
    let lastNews = 0;
    const news = (): void => {
      emit({ type: 'inbox.changed' });
      emit({ type: 'sources.changed' });
    };
    try {
      job.result = trimmed(
        await runImport(order, {
          database,
          profile,
          signal,
          onProgress: ({ messages, failed, bytes, totalBytes, startedAt }) => {
            const seconds = Math.max((Date.now() - startedAt) / 1000, 0.001);
            job.progress = { messages, failed, bytes, totalBytes, perSecond: Math.round(messages / seconds) };
            changed(job);
            // The list fills while it runs, without asking for a page ten times a second.
            if (Date.now() - lastNews > 1000) {
              lastNews = Date.now();
              news();
            }
          },
        }),
      );
      job.state = 'done';
    } catch (error) {
      job.error = plainError(error);
      job.state = job.error.code === 'cancelled' ? 'cancelled' : 'failed';
      log('job.failed', { kind: job.kind, label: job.label, code: job.error.code, message: job.error.message });
    }
    job.endedAt = Date.now();
    running.delete(job.id);
    settle();
    await database.call('saveJob', job).catch((error: unknown) => log('job.unsaved', plainError(error)));
    changed(job);
    news();
    // Whichever is open may have got an answer.
    emit({ type: 'conversation.changed', ids: [] });
  }

  /** While nothing else runs, what an import left for search to do is done in steps that nobody feels. */
  async function settled(): Promise<void> {
    try {
      while (running.size === 0 && !stopped && (await database.call('settleSearch', null))) await pause(settlePause);
    } catch (error) {
      log('index.unsettled', plainError(error));
    }
  }

  function settle(): void {
    if (settling !== null || running.size > 0 || stopped) return;
    settling = settled().finally(() => (settling = null));
  }

  settle();
  return {
    startImport({ paths, name }) {
      const label = name ?? paths[0]!.split(/[\\/]/).filter(Boolean).at(-1) ?? paths[0]!;
      return start('import', label, { task: { type: 'paths', paths, format: null }, name });
    },
    startFeed({ address, allowedHosts }) {
      return start('sync', address, {
        task: { type: 'feed', address: feedAddress(address), cursor: null, allowedHosts },
      });
    },
    async startSync({ sourceId, allowedHosts }) {
      const source = await database.call('source', { id: sourceId });
      if (!source.address)
        throw new SamesideError('not-a-feed', `${source.name} was imported from a file: import it again instead.`);
      return start('sync', source.name, {
        task: await feedTask(database, source.id, source.address, allowedHosts),
        sourceId,
      });
    },
    async list() {
      const live = [...running.values()].map(({ job }) => structuredClone(job));
      const kept = await database.call('listJobs', null);
      return [...live, ...kept.filter((job) => !running.has(job.id))];
    },
    cancel(id) {
      running.get(id)?.controller.abort();
    },
    async dismiss(id) {
      await database.call('deleteJob', { id });
    },
    async stop() {
      stopped = true;
      const all = [...running.values()];
      for (const { controller } of all) controller.abort();
      await Promise.all([...all.map(({ done }) => done), settling]);
    },
  };
}

/** An address as people type it: without a scheme it means https. */
export function feedAddress(typed: string): string {
  const text = typed
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://');
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) throw new SamesideError('bad-address', 'This is no web address.');
  return new URL(address).href;
}

const listedFailures = 1000;

/** A finished job keeps what fits on a screen; the command line prints all. */
function trimmed(result: ImportResult): ImportResult {
  return {
    ...result,
    failures: result.failures.slice(0, listedFailures),
    skipped: result.skipped.slice(0, listedFailures),
  };
}
