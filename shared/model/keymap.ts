import type { CommandName } from './commands.ts';
import { commandNames, commands, isCommandName } from './commands.ts';
import { isCharacterStroke, isKeys, overlap, strokesOf } from './key-stroke.ts';

/** Where a key is pressed: anywhere in the window, or in a report that is being written. */
export type KeyPlace = 'window' | 'report';

/** What a person changed: the keys of each command whose keys are not those from the start. */
export type ChangedKeys = Record<string, string[]>;

export type Keymap = Record<CommandName, readonly string[]>;

const placeOf = (name: CommandName): KeyPlace => (commands[name].group === 'report' ? 'report' : 'window');

/** Keys that the system or a text field needs for itself outside of what they mean in a report. */
export const reservedKeys = new Set([
  'Mod+c',
  'Mod+v',
  'Mod+x',
  'Mod+q',
  'Mod+w',
  'Tab',
  'Shift+Tab',
  'Escape',
  'Enter',
]);

/**
 * The keys of every command. At one place no key means two commands, whatever was changed: what a person chose comes before
 * what was there from the start, and among these the command that is listed first keeps the key. While a report is written,
 * its own keys come before those of the window.
 */
export function keymapOf(changed: ChangedKeys): Keymap {
  const taken: Record<KeyPlace, string[]> = { window: [], report: [] };
  const claim = (name: CommandName, keys: readonly string[]): string[] =>
    keys.filter((one) => {
      const here = taken[placeOf(name)];
      const free = isKeys(one) && !here.some((other) => overlap(one, other));
      if (free) here.push(one);
      return free;
    });
  const own = (name: CommandName): boolean => Object.hasOwn(changed, name) && commands[name].fixed !== true;
  const rank = (name: CommandName): number => (commands[name].fixed === true ? 0 : own(name) ? 1 : 2);
  const keymap = {} as Record<CommandName, string[]>;
  for (const name of commandNames.toSorted((one, other) => rank(one) - rank(other))) {
    keymap[name] = claim(
      name,
      own(name) ? changed[name]!.filter((key) => !reservedKeys.has(key)) : commands[name].keys,
    );
  }
  return keymap;
}

/** Whose key this is already at the place of `name`, or whose it begins; null when it is free. */
export function holderOf(keymap: Keymap, keys: string, name: CommandName): CommandName | null {
  const rivals = commandNames.filter((other) => other !== name && placeOf(other) === placeOf(name));
  return rivals.find((other) => keymap[other].some((one) => overlap(one, keys))) ?? null;
}

/** What to keep once the keys of a command are these. Keys as from the start are not kept: they follow the program. */
export function withKeys(changed: ChangedKeys, name: CommandName, keys: readonly string[]): ChangedKeys {
  const { [name]: _, ...others } = changed;
  const start = commands[name].keys;
  const same = keys.length === start.length && keys.every((key, index) => key === start[index]);
  return same ? others : { ...others, [name]: [...keys] };
}

/** Gives a key to a command in place of its first one, which goes to the command that had the key. */
export function withKeysSwapped(changed: ChangedKeys, keys: string, from: CommandName, to: CommandName): ChangedKeys {
  const keymap = keymapOf(changed);
  const [former, ...kept] = keymap[to];
  const left = keymap[from].filter((one) => !overlap(one, keys));
  return withKeys(withKeys(changed, from, former === undefined ? left : [former, ...left]), to, [keys, ...kept]);
}

/** Only what this version knows and could have stored itself. */
export function knownChanges(changed: ChangedKeys): ChangedKeys {
  return Object.fromEntries(
    Object.entries(changed).flatMap(([name, keys]) =>
      isCommandName(name) && commands[name].fixed !== true ? [[name, keys.filter(isKeys)]] : [],
    ),
  );
}

export interface KeyMatch {
  command: CommandName | null;
  /** Strokes that begin a sequence, empty when none is begun. */
  pending: string;
}

const nothing: KeyMatch = { command: null, pending: '' };

/** What a stroke means at a place, after the strokes that were pressed just before it. Without `letters`, keys that type mean nothing. */
export function matchStroke(
  keymap: Keymap,
  stroke: string,
  options: { pending: string; letters: boolean; place: KeyPlace },
): KeyMatch {
  const { pending, letters, place } = options;
  if (!letters && isCharacterStroke(stroke)) return nothing;
  const pressed = pending === '' ? stroke : `${pending} ${stroke}`;
  for (const name of commandNames) {
    if (placeOf(name) !== place) continue;
    for (const keys of keymap[name]) {
      if (keys === pressed) return { command: name, pending: '' };
      if (keys.startsWith(`${pressed} `)) return { command: null, pending: pressed };
    }
  }
  // A letter that ends no sequence is a slip; an arrow or Escape in between means itself.
  if (pending === '' || isCharacterStroke(stroke)) return nothing;
  return matchStroke(keymap, stroke, { ...options, pending: '' });
}

/** The key to show beside a command, null when it has none that works now. */
export function shownKeys(keymap: Keymap, name: CommandName, letters: boolean): string | null {
  return keymap[name].find((keys) => letters || !strokesOf(keys).some(isCharacterStroke)) ?? null;
}
