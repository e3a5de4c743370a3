import type { SaveState } from './stores/saving.ts';

export interface Autosave<Value> {
  /**
   * Takes the newest value; it is written when nothing new came for `delay` milliseconds, and `longest` milliseconds after the
   * first that waits, however busily somebody types on.
   */
  change(value: Value): void;
  /** Writes now what waits; resolves when everything is written, rejects when it could not be. */
  flush(): Promise<void>;
}

/**
 * Writes values one at a time, always the newest last. The state is `saved` only after the answer for the newest value came;
 * after a failure the value stays and is tried again with the next change or flush.
 */
export function createAutosave<Value>(options: {
  delay: number;
  longest?: number;
  save: (value: Value) => Promise<unknown>;
  onState: (state: SaveState, error: unknown) => void;
}): Autosave<Value> {
  const { delay, longest = Infinity, save, onState } = options;
  let waiting: { value: Value } | null = null;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest that waits came. */
  let since: number | null = null;

  async function write(): Promise<void> {
    while (waiting !== null) {
      const current: { value: Value } = waiting;
      waiting = null;
      since = null;
      onState('saving', null);
      try {
        await save(current.value);
      } catch (error) {
        waiting ??= current;
        onState('failed', error);
        throw error;
      }
    }
    onState('saved', null);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    if (running !== null) return running;
    if (waiting === null) return Promise.resolve();
    running = write().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    change(value) {
      waiting = { value };
      onState('pending', null);
      since ??= performance.now();
      clearTimeout(timer);
      const wait = Math.max(0, Math.min(delay, since + longest - performance.now()));
      timer = setTimeout(() => void flush().catch(() => undefined), wait);
    },
    flush,
  };
}
