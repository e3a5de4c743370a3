/**
 * Keys as text. One stroke is `Mod+Alt+Shift+` (those that are held, in this order) and the name of the key as
 * `KeyboardEvent.key` gives it: `j`, `?`, `Enter`, `Mod+k`, `Alt+ArrowUp`. `Mod` is Ctrl, on a Mac Cmd as well. A capital
 * shows Shift by itself (`Z`) unless something else is held (`Mod+Shift+z`). Strokes after one another stand with a
 * space between them: `g i`.
 */

export interface KeyStroke {
  key: string;
  /** Place on the keyboard (`KeyJ`), for alphabets in which the shortcuts' letters do not stand. */
  code?: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const silentKeys = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'Dead', 'Process']);
const isLetter = (key: string): boolean => /^\p{L}$/u.test(key);
const isCharacter = (key: string): boolean => [...key].length === 1;

/** The stroke as text, null for a key that does nothing alone. `typed` says that AltGr made the character. */
export function strokeText(stroke: KeyStroke, typed = false): string | null {
  if (silentKeys.has(stroke.key) || stroke.key === '' || stroke.key === 'Unidentified') return null;
  const mod = !typed && (stroke.ctrlKey || stroke.metaKey);
  const alt = !typed && stroke.altKey;
  const place = /^(?:Key|Digit)([A-Z\d])$/.exec(stroke.code ?? '')?.[1]?.toLowerCase();
  // Alt makes another character of a letter on a Mac; an alphabet without Latin letters has the places of them.
  const foreign = (isLetter(stroke.key) && !/[a-zÀ-ɏ]/i.test(stroke.key)) || (alt && isCharacter(stroke.key));
  const key = foreign && place !== undefined ? place : stroke.key === ' ' ? 'Space' : stroke.key;
  const held = `${mod ? 'Mod+' : ''}${alt ? 'Alt+' : ''}`;
  if (isLetter(key)) {
    if (held !== '') return `${held}${stroke.shiftKey ? 'Shift+' : ''}${key.toLowerCase()}`;
    const capital = key.toUpperCase();
    return stroke.shiftKey && isCharacter(capital) ? capital : key.toLowerCase();
  }
  return `${held}${stroke.shiftKey && !isCharacter(key) ? 'Shift+' : ''}${key}`;
}

export interface StrokeParts {
  mod: boolean;
  alt: boolean;
  shift: boolean;
  key: string;
}

/** What is held and what is pressed; a capital alone means Shift. Null for what `strokeText` cannot give. */
export function strokeParts(stroke: string): StrokeParts | null {
  const match = /^(Mod\+)?(Alt\+)?(Shift\+)?([^\s+]+|\+)$/.exec(stroke);
  if (match === null) return null;
  const [mod, alt, shift, key] = [match[1] !== undefined, match[2] !== undefined, match[3] !== undefined, match[4]!];
  if (silentKeys.has(key) || (!isCharacter(key) && !/^[A-Z][A-Za-z\d]*$/.test(key))) return null;
  if (!isCharacter(key)) return { mod, alt, shift, key };
  const capital = isLetter(key) && key !== key.toLowerCase();
  if (mod || alt) return capital || (shift && !isLetter(key)) ? null : { mod, alt, shift, key };
  return shift ? null : { mod, alt, shift: capital, key: key.toLowerCase() };
}

/** The strokes of a key or of a sequence of keys. */
export function strokesOf(keys: string): string[] {
  return keys.split(' ');
}

/** Whether every stroke of it can be pressed. */
export function isKeys(keys: string): boolean {
  const strokes = strokesOf(keys);
  return strokes.length <= 3 && strokes.every((stroke) => strokeParts(stroke) !== null);
}

/** A key that types a character: a letter, a digit, a sign. These can be switched off, since dictation presses them too. */
export function isCharacterStroke(stroke: string): boolean {
  const parts = strokeParts(stroke);
  return parts !== null && !parts.mod && !parts.alt && (isCharacter(parts.key) || parts.key === 'Space');
}

/** Two keys cannot stand beside each other when one is the other, or begins it. */
export function overlap(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}
