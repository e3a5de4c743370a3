export interface Coalescer<Key> {
  add(...keys: Key[]): void;
  /** Tries now what was put off. */
  flush(): void;
}

/**
 * Gathers keys and hands them on together: at once when nothing was handed on for `gap` milliseconds, else when the gap is over.
 * `act` answers false when it cannot take them yet; they stay until `flush` or the next try.
 */
export function createCoalescer<Key>(gap: number, act: (keys: Set<Key>) => boolean): Coalescer<Key> {
  let waiting = new Set<Key>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last = -Infinity;

  function run(): void {
    timer = null;
    if (waiting.size === 0) return;
    const keys = waiting;
    waiting = new Set();
    last = Date.now();
    if (!act(keys)) for (const key of keys) waiting.add(key);
  }

  function schedule(): void {
    if (timer === null) timer = setTimeout(run, Math.max(0, Math.min(gap, last + gap - Date.now())));
  }

  return {
    add(...keys) {
      for (const key of keys) waiting.add(key);
      schedule();
    },
    flush() {
      if (waiting.size > 0) schedule();
    },
  };
}
