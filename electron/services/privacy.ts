import type { KeepCount } from '../../shared/model/privacy.ts';
import type { DatabaseClient } from '../db/client.ts';
import type { KeepStep } from '../db/forget/retention.ts';
import type { Emit } from '../ipc/events.ts';
import type { Log } from '../log.ts';
import { forgetPerson, goOnForgetting, type ForgettingContext } from './forgetting.ts';
import type { ProfilePaths } from './profile.ts';
import { purgeIndexes } from './purge-indexes.ts';
import { removeFiles } from './removed-files.ts';

/** How much would go if a source kept its messages only so many days. */
export async function keepPreview(database: DatabaseClient, sourceId: number, days: number): Promise<KeepCount> {
  const total: KeepCount = { conversations: 0, messages: 0 };
  let slice = await database.call('keepPreviewSlice', { sourceId, days, cursor: null });
  for (;;) {
    total.conversations += slice.conversations;
    total.messages += slice.messages;
    if (slice.next === null) return total;
    slice = await database.call('keepPreviewSlice', { sourceId, days, cursor: slice.next });
  }
}

/**
 * Deletes what sources no longer keep, in small steps, from the text indexes and the log of changes too. What was left for good
 * are the conversations on which something rests.
 * @param isStopped asked between two steps
 */
export async function deleteOld(
  { database, profile }: { database: DatabaseClient; profile: ProfilePaths },
  isStopped: () => boolean = () => false,
): Promise<KeepCount> {
  const total: KeepCount = { conversations: 0, messages: 0 };
  await removeFiles({ database, profile });
  for (const { id } of await database.call('forgetfulSources', null)) {
    let next: KeepStep['next'] = { sourceId: id, cursor: null };
    while (next !== null && !isStopped()) {
      const step: KeepStep = await database.call('keepStep', next);
      await removeFiles({ database, profile });
      total.conversations += step.conversations;
      total.messages += step.messages;
      ({ next } = step);
    }
  }
  if (total.messages === 0 || !(await purgeIndexes(database, isStopped))) return total;
  // What is deleted is overwritten, but older copies of it may stand in unused parts of the file.
  await database.call((await database.call('isFileSparse', null)) ? 'compactFile' : 'emptyLog', null);
  return total;
}

export interface Privacy {
  /** Forgets somebody for good; answers when the file holds nothing of them any more. @throws SamesideError `not-found` */
  forget(personId: number): Promise<void>;
  /** Deletes now what sources no longer keep. */
  deleteOld(): Promise<KeepCount>;
  /** Ends between two steps; what was begun goes on at the next start. */
  stop(): void;
}

/** The first moments belong to the person. */
const firstAfter = 10_000;
const interval = 24 * 60 * 60_000;

/** Goes on forgetting whom a crash or a quit left half forgotten, and deletes once a day what sources no longer keep. */
export function keepPrivacy(context: {
  database: DatabaseClient;
  profile: ProfilePaths;
  emit: Emit;
  log: Log;
}): Privacy {
  const { database, profile, emit, log } = context;
  let stopped = false;
  /** The window shows how far it is. */
  let told = false;
  let turn: Promise<unknown> = Promise.resolve();
  const isStopped = (): boolean => stopped;
  const forgetting: ForgettingContext = {
    database,
    profile,
    isStopped,
    onProgress(progress) {
      told = true;
      emit({ type: 'forget.progress', progress });
    },
  };

  /** One after the other: each goes through all messages. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  }

  /** Nothing is as it was: every view asks again. */
  function everythingChanged(): void {
    emit({ type: 'inbox.changed' });
    emit({ type: 'conversation.changed', ids: [] });
    emit({ type: 'records.changed' });
    emit({ type: 'people.changed' });
    emit({ type: 'triage.changed' });
    emit({ type: 'sources.changed' });
    emit({ type: 'undo.changed' });
  }

  async function forgotten(work: () => Promise<boolean>): Promise<void> {
    try {
      if (await work()) everythingChanged();
    } finally {
      if (told) emit({ type: 'forget.progress', progress: null });
      told = false;
    }
  }

  const deleteNow = (): Promise<KeepCount> =>
    inTurn(async () => {
      const gone = await deleteOld({ database, profile }, isStopped);
      if (gone.messages > 0) {
        log.info('old messages deleted', { ...gone });
        everythingChanged();
      }
      return gone;
    });

  async function look(): Promise<void> {
    try {
      await inTurn(() => forgotten(() => goOnForgetting(forgetting)));
      await deleteNow();
    } catch (error) {
      if (!stopped) log.error('not forgotten', { error });
    }
    if (!stopped) timer = setTimeout(() => void look(), interval);
  }

  let timer = setTimeout(() => void look(), firstAfter);
  return {
    forget: (personId) =>
      inTurn(() =>
        forgotten(async () => {
          await forgetPerson(personId, forgetting);
          log.info('person forgotten');
          return true;
        }),
      ),
    deleteOld: deleteNow,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
