import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { writeWholeFile } from '../export/write-file.ts';
import type { Log } from '../log.ts';

const kept = z.object({
  /** False from the start of a run until its end in order. */
  ended: z.boolean().catch(false),
  /** Where everything stood, in the words of the window. */
  window: z.string().nullable().catch(null),
  quickNote: z.string().catch(''),
});
type Kept = z.infer<typeof kept>;

/** What one run leaves to the next, in a file of the profile that is whole at any moment. */
export interface KeptState {
  /** The last run did not end in order. */
  readonly broken: boolean;
  current(): Readonly<Kept>;
  update(change: Partial<Omit<Kept, 'ended'>>): void;
  /** Writes that this run ended in order. */
  end(): Promise<void>;
}

/** Reads what the last run left; a file that is missing or damaged means nothing. */
export function openKeptState(file: string, log: Log): KeptState {
  const found = readKept(file, log);
  let current: Kept = { ended: false, window: found?.window ?? null, quickNote: found?.quickNote ?? '' };
  let dirty = true;
  let writing: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    while (dirty) {
      dirty = false;
      try {
        await writeWholeFile(file, JSON.stringify(current), 0o600);
      } catch (error) {
        log.warn('state not written', { error });
      }
    }
    writing = null;
  };
  const update = (change: Partial<Kept>): void => {
    current = { ...current, ...change };
    dirty = true;
    writing ??= write();
  };
  writing = write();

  return {
    broken: found !== null && !found.ended,
    current: () => current,
    update,
    async end() {
      update({ ended: true });
      await writing;
    },
  };
}

function readKept(file: string, log: Log): Kept | null {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') log.warn('state not readable, left out', { error });
    return null;
  }
}
