import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCoalescer } from '../../renderer/src/coalesce.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('createCoalescer', () => {
  // Would catch: an import that makes the window ask for its lists hundreds of times a second.
  it('acts at once, then at most once a gap', async () => {
    const calls: string[][] = [];
    const coalescer = createCoalescer<string>(350, (keys) => calls.push([...keys]) > 0);
    for (let index = 0; index < 100; index += 1) {
      coalescer.add('inbox');
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(400);
    expect(calls.length).toBeLessThanOrEqual(5);
    expect(calls[0]).toEqual(['inbox']);
  });

  // Would catch: a change that is never shown because the list was busy when it was announced.
  it('keeps what could not be taken until it is flushed', async () => {
    let open = false;
    const taken: string[] = [];
    const coalescer = createCoalescer<string>(350, (keys) => {
      if (open) taken.push(...keys);
      return open;
    });
    coalescer.add('inbox', 'undo');
    await vi.advanceTimersByTimeAsync(1000);
    expect(taken).toEqual([]);
    open = true;
    coalescer.flush();
    await vi.advanceTimersByTimeAsync(400);
    expect(taken).toEqual(['inbox', 'undo']);
  });
});
