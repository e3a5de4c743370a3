import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutosave } from '../../renderer/src/autosave.ts';
import type { SaveState } from '../../renderer/src/stores/saving.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A disk that answers when it is told to. */
function slowDisk() {
  const writes: { value: string; answer: () => void; refuse: () => void }[] = [];
  const states: SaveState[] = [];
  const autosave = createAutosave<string>({
    delay: 400,
    save: (value) =>
      new Promise<void>((resolve, reject) => {
        writes.push({ value, answer: resolve, refuse: () => reject(new Error('disk full')) });
      }),
    onState: (state) => states.push(state),
  });
  return { autosave, writes, states };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

describe('createAutosave', () => {
  it('writes once after typing pauses', async () => {
    const { autosave, writes } = slowDisk();
    for (const value of ['d', 'dr', 'dra']) {
      autosave.change(value);
      await vi.advanceTimersByTimeAsync(300);
    }
    await vi.advanceTimersByTimeAsync(100);
    expect(writes.map((write) => write.value)).toEqual(['dra']);
  });

  // Would catch: "Saved" on screen while the words are still on their way.
  it('says saved only after the answer', async () => {
    const { autosave, writes, states } = slowDisk();
    autosave.change('draft');
    await vi.advanceTimersByTimeAsync(400);
    expect(states.at(-1)).toBe('saving');
    writes[0]!.answer();
    await settled();
    expect(states.at(-1)).toBe('saved');
  });

  // Would catch: an older text that arrives late and wins over a newer one.
  it('writes what came while it was writing, and is saved only then', async () => {
    const { autosave, writes, states } = slowDisk();
    autosave.change('one');
    await vi.advanceTimersByTimeAsync(400);
    autosave.change('two');
    const flushed = autosave.flush();
    writes[0]!.answer();
    await settled();
    expect(states).not.toContain('saved');
    expect(writes.map((write) => write.value)).toEqual(['one', 'two']);
    writes[1]!.answer();
    await flushed;
    expect(states.at(-1)).toBe('saved');
  });

  // Would catch: words lost after a failed write.
  it('keeps what could not be written and writes it with the next flush', async () => {
    const { autosave, writes, states } = slowDisk();
    autosave.change('draft');
    const failed = autosave.flush();
    writes[0]!.refuse();
    await expect(failed).rejects.toThrow('disk full');
    expect(states.at(-1)).toBe('failed');
    const again = autosave.flush();
    writes[1]!.answer();
    await again;
    expect(writes[1]!.value).toBe('draft');
    expect(states.at(-1)).toBe('saved');
  });
});
