import { strokeParts, strokesOf } from '../../shared/model/key-stroke.ts';

const named: Record<string, string> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Return',
  Escape: 'Esc',
  '+': 'Plus',
};

/**
 * The first of a command's keys that a menu can show, in Electron's words; null when there is none: sequences have no such
 * words, and a Mac would take a letter shown there away from every text field.
 */
export function menuAccelerator(keys: readonly string[], platform: NodeJS.Platform = process.platform): string | null {
  for (const one of keys) {
    const [stroke, ...more] = strokesOf(one);
    const parts = stroke === undefined || more.length > 0 ? null : strokeParts(stroke);
    if (parts === null || parts.key === 'ContextMenu') continue;
    const { mod, alt, shift, key } = parts;
    if (platform === 'darwin' && !mod && !alt && !/^F\d+$/.test(key)) continue;
    const name = named[key] ?? (key.length === 1 ? key.toUpperCase() : key);
    return [...(mod ? ['CmdOrCtrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), name].join('+');
  }
  return null;
}
