import type { DatabaseClient } from '../db/client.ts';
import type { Log } from '../log.ts';
import { createDailyBackup } from './backup.ts';
import type { ProfilePaths } from './profile.ts';

/** The first minutes belong to the person. */
const firstAfter = 3 * 60_000;
const interval = 60 * 60_000;

/** Pictures that nothing names may still wait for their report to be saved. */
const pictureRest = 24 * 60 * 60_000;

/**
 * Makes today's backup some minutes after the start, and looks every hour whether a new day has begun; lets go of pictures that no
 * report names any more. Returns what ends that.
 */
export function backUpDaily(context: { database: DatabaseClient; profile: ProfilePaths; log: Log }): () => void {
  const { database, profile, log } = context;
  let timer = setTimeout(look, firstAfter);
  let ended = false;

  async function look(): Promise<void> {
    try {
      const made = await createDailyBackup(database, profile, Date.now());
      if (made) log.info('backup made', { path: made });
    } catch (error) {
      log.error('backup not made', { error });
    }
    try {
      const { dropped } = await database.call('dropUnusedPictures', { before: Date.now() - pictureRest });
      if (dropped > 0) log.info('pictures dropped', { dropped });
    } catch (error) {
      log.error('pictures not looked at', { error });
    }
    if (!ended) timer = setTimeout(look, interval);
  }

  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
