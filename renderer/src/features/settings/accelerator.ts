/** What a key press says, as `KeyboardEvent` has it. */
export interface PressedKeys {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

const named: Record<string, string> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Return',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Delete: 'Delete',
  Backspace: 'Backspace',
  '+': 'Plus',
};

/**
 * The shortcut of the whole system that was pressed, in Electron's words; null while only modifiers are down, and for keys
 * alone, which no other program could use any more.
 */
export function acceleratorOf(keys: PressedKeys): string | null {
  if (!keys.ctrlKey && !keys.altKey && !keys.metaKey) return null;
  const key = keyName(keys);
  if (key === null) return null;
  return [
    ...(keys.ctrlKey ? ['Control'] : []),
    ...(keys.altKey ? ['Alt'] : []),
    ...(keys.shiftKey ? ['Shift'] : []),
    ...(keys.metaKey ? ['Super'] : []),
    key,
  ].join('+');
}

function keyName({ key, code }: PressedKeys): string | null {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  // Alt and Shift turn letters into other signs; the key itself is still that of the letter.
  const plain = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code);
  if (plain !== null) return plain[1] ?? plain[2]!;
  if (/^F([1-9]|1[0-9]|2[0-4])$/.test(key)) return key;
  return named[key] ?? (/^[!-~]$/.test(key) ? key : null);
}

/** As people write it. */
export function shownAccelerator(accelerator: string): string {
  return accelerator.replace('Control', 'Ctrl').replace('Plus', 'plus').replaceAll('+', ' + ');
}
