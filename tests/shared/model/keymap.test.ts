import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandNames, commands, isCommandName } from '../../../shared/model/commands.ts';
import type { KeyStroke } from '../../../shared/model/key-stroke.ts';
import {
  isCharacterStroke,
  isKeys,
  overlap,
  strokeParts,
  strokesOf,
  strokeText,
} from '../../../shared/model/key-stroke.ts';
import type { ChangedKeys } from '../../../shared/model/keymap.ts';
import {
  holderOf,
  keymapOf,
  knownChanges,
  matchStroke,
  reservedKeys,
  shownKeys,
  withKeysSwapped,
  withKeys,
} from '../../../shared/model/keymap.ts';

const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const standard = keymapOf({});
const meaning = (key: string, pending = '', letters = true) =>
  matchStroke(standard, key, { pending, letters, place: 'window' });

const keyNames = fc.constantFrom('j', 'k', 'g', 'i', 'é', '?', '1', '+', 'Space', 'Enter', 'Escape', 'ArrowUp', 'F5');
const anyStroke = fc
  .tuple(fc.constantFrom('', 'Mod+', 'Alt+', 'Shift+', 'Mod+Shift+', 'Mod+Alt+Shift+'), keyNames)
  .map(([held, key]) => `${held}${key}`)
  .filter((text) => strokeParts(text) !== null);
const anyKeys = fc.oneof(
  fc.array(anyStroke, { minLength: 1, maxLength: 3 }).map((strokes) => strokes.join(' ')),
  fc.string({ maxLength: 8 }),
);
const anyChange: fc.Arbitrary<ChangedKeys> = fc.dictionary(
  fc.oneof(fc.constantFrom(...commandNames), fc.string({ maxLength: 8 })),
  fc.array(anyKeys, { maxLength: 4 }),
);

describe('keys as text', () => {
  it.each([
    [stroke('j'), 'j'],
    // Would catch: Caps Lock turning undo into its contrary.
    [stroke('Z'), 'z'],
    [stroke('z', { shiftKey: true }), 'Z'],
    [stroke('?', { shiftKey: true }), '?'],
    [stroke('K', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+k'],
    [stroke('k', { metaKey: true }), 'Mod+k'],
    [stroke('ArrowUp', { altKey: true }), 'Alt+ArrowUp'],
    [stroke(' '), 'Space'],
    [stroke('+', { ctrlKey: true }), 'Mod++'],
    // Would catch: no shortcuts at all for somebody who writes Russian or Greek.
    [stroke('о', { code: 'KeyJ' }), 'j'],
    [stroke('ö', { code: 'Semicolon' }), 'ö'],
    [stroke('Shift', { shiftKey: true }), null],
    [stroke('Dead'), null],
  ])('%j is %j', (pressed, written) => expect(strokeText(pressed)).toBe(written));

  it('takes a character made with AltGr for that character', () => {
    expect(strokeText(stroke('@', { ctrlKey: true, altKey: true }), true)).toBe('@');
  });

  it('comes back the same from its parts', () => {
    fc.assert(
      fc.property(anyStroke, (written) => {
        const { mod, alt, shift, key } = strokeParts(written)!;
        const pressed = stroke(key === 'Space' ? ' ' : key, { ctrlKey: mod, altKey: alt, shiftKey: shift });
        expect(strokeText(pressed)).toBe(written);
      }),
    );
  });

  it('never takes or gives anything that cannot be read back', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 3 }), fc.boolean(), fc.boolean(), (key, ctrlKey, shiftKey) => {
        const written = strokeText(stroke(key, { ctrlKey, shiftKey }));
        if ([...key].length === 1 && written !== null && !/[\s\p{C}]/u.test(key)) expect(isKeys(written)).toBe(true);
      }),
    );
  });
});

describe('the keys from the start', () => {
  it('can all be pressed, and none of them means two things', () => {
    for (const name of commandNames) expect(standard[name], name).toEqual(commands[name].keys);
  });

  it('take G and a letter as a way to a view', () => {
    expect(meaning('g')).toEqual({ command: null, pending: 'g' });
    expect(meaning('r', 'g')).toEqual({ command: 'go-reports', pending: '' });
    expect(meaning('n', 'g').command).toBe('go-notes');
    expect(meaning('n').command).toBe('note');
    // Would catch: a slip after G marking a conversation done.
    expect(meaning('e', 'g')).toEqual({ command: null, pending: '' });
    expect(meaning('Escape', 'g').command).toBe('close');
  });

  it('tell undo from doing again', () => {
    expect(meaning('z').command).toBe('undo');
    expect(meaning('Z').command).toBe('redo');
  });

  // Would catch: Ctrl+E, a browser's or a system's own key, marking a conversation done.
  it.each(['Mod+z', 'Mod+q', 'Alt+e', 'Mod+Enter'])('leave %s alone in the window', (key) => {
    expect(meaning(key).command).toBeNull();
  });

  // Would catch: dictation or a cat setting off commands after letters were switched off.
  it('keep arrows, Enter, Escape and what is pressed with Ctrl when letters are switched off', () => {
    for (const key of ['j', 'e', 'g', '/', '?'])
      expect(meaning(key, '', false)).toEqual({ command: null, pending: '' });
    expect(meaning('ArrowDown', '', false).command).toBe('next');
    expect(meaning('Escape', '', false).command).toBe('close');
    expect(meaning('Mod+k', '', false).command).toBe('palette');
    expect(shownKeys(standard, 'search', false)).toBe('Mod+f');
    expect(shownKeys(standard, 'done', false)).toBeNull();
  });
});

describe('changed keys', () => {
  // Would catch: two commands on one key after an update brings a command whose key somebody had given away.
  it('never let one key mean two commands at one place, whatever is stored', () => {
    fc.assert(
      fc.property(anyChange, (changed) => {
        const keymap = keymapOf(changed);
        for (const writing of [true, false]) {
          const all = commandNames
            .filter((name) => (commands[name].group === 'report') === writing)
            .flatMap((name) => keymap[name].map((keys) => ({ name, keys })));
          const twice = all.filter((one, index) => all.slice(index + 1).some((other) => overlap(one.keys, other.keys)));
          expect(twice).toEqual([]);
        }
      }),
    );
  });

  it('are found again by pressing them, and nothing else is', () => {
    fc.assert(
      fc.property(anyChange, (changed) => {
        const keymap = keymapOf(changed);
        for (const name of commandNames) {
          const place = commands[name].group === 'report' ? 'report' : 'window';
          for (const keys of keymap[name]) {
            let pending = '';
            let command: string | null = null;
            for (const one of strokesOf(keys)) {
              ({ command, pending } = matchStroke(keymap, one, { pending, letters: true, place }));
            }
            expect(command).toBe(name);
          }
        }
      }),
    );
  });

  it('mean nothing by a letter when letters are off', () => {
    fc.assert(
      fc.property(anyChange, anyStroke, (changed, one) => {
        const match = matchStroke(keymapOf(changed), one, { pending: '', letters: false, place: 'window' });
        if (isCharacterStroke(one)) expect(match).toEqual({ command: null, pending: '' });
      }),
    );
  });

  // Would catch: a person locked into a dialog because Escape or Enter went elsewhere.
  it('never cost the ways in and out', () => {
    fc.assert(
      fc.property(anyChange, (changed) => {
        expect(keymapOf(changed).close).toEqual(['Escape']);
        expect(keymapOf(changed).open).toEqual(['Enter']);
        for (const keys of Object.values(keymapOf(changed)).flat()) {
          if (reservedKeys.has(keys)) expect(['Escape', 'Enter']).toContain(keys);
        }
      }),
    );
  });

  it('keep only what differs from the start, and only commands that exist', () => {
    const changed = withKeys({}, 'done', ['d']);
    expect(changed).toEqual({ done: ['d'] });
    expect(keymapOf(changed).done).toEqual(['d']);
    expect(withKeys(changed, 'done', ['e'])).toEqual({});
    expect(knownChanges({ ...changed, 'no such command': ['x'], close: ['q'] })).toEqual({ done: ['d'] });
    expect(isCommandName('constructor')).toBe(false);
  });

  it('say who holds a key, also one that begins theirs, and swap it with them', () => {
    expect(holderOf(standard, 'j', 'done')).toBe('next');
    expect(holderOf(standard, 'g', 'done')).toBe('go-today');
    expect(holderOf(standard, 'e', 'done')).toBeNull();
    // Would catch: links in a report that no key is free for, since the palette has it elsewhere.
    expect(holderOf(standard, 'Mod+k', 'report-strong')).toBe('report-link');
    expect(holderOf(standard, 'Mod+k', 'done')).toBe('palette');
    const keymap = keymapOf(withKeysSwapped({}, 'j', 'next', 'done'));
    expect(keymap.done).toEqual(['j']);
    expect(keymap.next).toEqual(['e', 'ArrowDown']);
  });
});
