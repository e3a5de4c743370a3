import { globalShortcut } from 'electron';
import type { ShortcutState } from '../../shared/model/desktop.ts';
import type { Log } from '../log.ts';
import type { SettingsStore } from '../settings.ts';

type Name = 'show' | 'quickNote';

export interface Shortcuts {
  /** Takes over the settings as they are now. */
  follow(): void;
  state(): Record<Name, ShortcutState>;
}

/** Shortcuts that work in every program. One that another program holds is said to be taken, and tried again at the next start. */
export function createShortcuts({
  settings,
  actions,
  log,
}: {
  settings: SettingsStore;
  actions: Record<Name, () => void>;
  log: Log;
}): Shortcuts {
  const states: Record<Name, ShortcutState> = { show: 'off', quickNote: 'off' };
  const registered: Record<Name, string | null> = { show: null, quickNote: null };

  const register = (name: Name, accelerator: string): ShortcutState => {
    try {
      return globalShortcut.register(accelerator, actions[name]) ? 'on' : 'taken';
    } catch (error) {
      log.info('shortcut not understood', { accelerator, error });
      return 'invalid';
    }
  };

  return {
    follow() {
      const wanted = settings.current().shortcuts;
      const names: Name[] = ['show', 'quickNote'];
      for (const name of names) {
        if (registered[name] === null || registered[name] === wanted[name]) continue;
        globalShortcut.unregister(registered[name]);
        registered[name] = null;
      }
      for (const name of names) {
        const accelerator = wanted[name];
        if (registered[name] !== null) continue;
        states[name] = accelerator === null ? 'off' : register(name, accelerator);
        if (states[name] === 'on') registered[name] = accelerator;
      }
    },
    state: () => ({ ...states }),
  };
}
