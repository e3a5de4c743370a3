import { expect, it } from 'vitest';
import { acceleratorOf, shownAccelerator } from '../../../renderer/src/features/settings/accelerator.ts';

const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };

it.each([
  [{ ...none, ctrlKey: true, altKey: true, key: 'n', code: 'KeyN' }, 'Control+Alt+N'],
  [{ ...none, ctrlKey: true, shiftKey: true, key: 'N', code: 'KeyN' }, 'Control+Shift+N'],
  // Alt on a Mac makes another sign of the letter, Shift of the digit.
  [{ ...none, altKey: true, metaKey: true, key: 'å', code: 'KeyA' }, 'Alt+Super+A'],
  [{ ...none, ctrlKey: true, shiftKey: true, key: '!', code: 'Digit1' }, 'Control+Shift+1'],
  // The letter that is written on the key counts, not the place of the key.
  [{ ...none, ctrlKey: true, key: 'a', code: 'KeyQ' }, 'Control+A'],
  [{ ...none, ctrlKey: true, key: ' ', code: 'Space' }, 'Control+Space'],
  [{ ...none, ctrlKey: true, key: '+', code: 'BracketRight' }, 'Control+Plus'],
  [{ ...none, altKey: true, key: 'F12', code: 'F12' }, 'Alt+F12'],
])('the keys %j are one shortcut', (keys, accelerator) => {
  expect(acceleratorOf(keys)).toBe(accelerator);
});

it.each([
  { ...none, key: 'n', code: 'KeyN' },
  { ...none, shiftKey: true, key: 'N', code: 'KeyN' },
  { ...none, ctrlKey: true, key: 'Control', code: 'ControlLeft' },
  { ...none, ctrlKey: true, key: 'Dead', code: 'BracketLeft' },
])('%j is none: it would take a letter from every other program, or is not done yet', (keys) => {
  expect(acceleratorOf(keys)).toBeNull();
});

it('is shown as people write it', () => {
  expect(shownAccelerator('Control+Alt+Plus')).toBe('Ctrl + Alt + plus');
});
