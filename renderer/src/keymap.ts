import { create } from 'zustand';
import type { CommandName } from '../../shared/model/commands.ts';
import { strokeParts, strokesOf, strokeText } from '../../shared/model/key-stroke.ts';
import type { ChangedKeys, Keymap } from '../../shared/model/keymap.ts';
import { keymapOf, knownChanges, shownKeys } from '../../shared/model/keymap.ts';
import { usePreferences } from './stores/preferences.ts';
import { text } from './text.ts';

interface Keys {
  changed: ChangedKeys;
  keymap: Keymap;
}

/** The keys as they are now. */
export const useKeymap = create<Keys>()(() => ({ changed: {}, keymap: keymapOf({}) }));

/** Takes what is stored, or what was just changed. */
export function applyKeys(stored: ChangedKeys): void {
  const changed = knownChanges(stored);
  useKeymap.setState({ changed, keymap: keymapOf(changed) });
}

const mac = navigator.platform.startsWith('Mac');

/** What stands on the keys to press, one after the other: `Ctrl`, `Shift`, `N`. */
export function keyCaps(keys: string): string[] {
  const { caps } = text.commands;
  const names: Record<string, string> = caps.keys;
  return strokesOf(keys).flatMap((stroke) => {
    const parts = strokeParts(stroke);
    if (parts === null) return [];
    return [
      ...(parts.mod ? [mac ? caps.command : caps.control] : []),
      ...(parts.alt ? [mac ? caps.option : caps.alt] : []),
      ...(parts.shift ? [caps.shift] : []),
      names[parts.key] ?? (parts.key.length === 1 ? parts.key.toUpperCase() : parts.key),
    ];
  });
}

/** The first keys of a command that work now, null when there are none. */
export function useShownKeys(name: CommandName | undefined): string | null {
  const keymap = useKeymap((state) => state.keymap);
  const letters = usePreferences((state) => state.letters);
  return name === undefined ? null : shownKeys(keymap, name, letters);
}

/** The keys of a command as a short hint beside its name. */
export function useKeyHint(name: CommandName | undefined): string | null {
  const keys = useShownKeys(name);
  if (keys === null) return null;
  return keyCaps(keys)
    .map((cap) => (cap === text.commands.caps.shift ? '⇧' : cap))
    .join(' ');
}

/** The stroke of an event as text; see `strokeText`. */
export function strokeOf(event: KeyboardEvent): string | null {
  return strokeText(event, event.getModifierState('AltGraph'));
}
