import { useCallback, useEffect, useRef, useState } from 'react';
import { createAutosave } from './autosave.ts';
import type { Autosave } from './autosave.ts';
import { messageOf } from './ipc.ts';
import { reportSaveState } from './stores/saving.ts';
import type { SaveState } from './stores/saving.ts';

/** How long typing must pause before it is written, milliseconds, and how long it may wait while nobody pauses. */
const patient = { delay: 400, longest: Infinity };

export interface Saver<Value> {
  change(value: Value): void;
  flush(): Promise<void>;
}

interface AutosaveHandle<Value> extends Saver<Value> {
  state: SaveState;
}

/**
 * Writes what is typed: after a pause, when the window is left and when the editor goes away.
 * `key` names the editor in the footer; another key is another editor.
 */
export function useAutosave<Value>(key: string, save: (value: Value) => Promise<unknown>): AutosaveHandle<Value> {
  const [state, setState] = useState<SaveState>('saved');
  return { state, ...useSaver(key, save, patient, setState) };
}

/** The same for an editor that must not be drawn anew with each step of saving; `useSaving` has them under its key. */
export function useSaver<Value>(
  key: string,
  save: (value: Value) => Promise<unknown>,
  timing: { delay: number; longest: number },
  onState?: (state: SaveState) => void,
): Saver<Value> {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  const core = useRef<Autosave<Value> | null>(null);

  useEffect(() => {
    // The write belongs to the editor that it was typed in, even if another takes its place before it is done.
    const write = latest.current;
    const made: Autosave<Value> = createAutosave<Value>({
      ...timing,
      save: (value) => (core.current === made ? latest.current(value) : write(value)),
      onState: (next, error) => {
        if (core.current === made) onState?.(next);
        reportSaveState(key, next, error === null ? null : messageOf(error));
      },
    });
    core.current = made;
    onState?.('saved');
    const flush = (): void => void made.flush().catch(() => undefined);
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [key, timing, onState]);

  const change = useCallback((value: Value) => core.current?.change(value), []);
  const flush = useCallback(() => core.current?.flush() ?? Promise.resolve(), []);
  return { change, flush };
}
