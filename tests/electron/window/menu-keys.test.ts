import { expect, it } from 'vitest';
import { commandNames, commands } from '../../../shared/model/commands.ts';
import { menuAccelerator } from '../../../electron/window/menu-keys.ts';

it.each([
  [['Mod+Shift+o'], 'CmdOrCtrl+Shift+O'],
  [['g i', 'Mod+2'], 'CmdOrCtrl+2'],
  [['Z'], 'Shift+Z'],
  [['Alt+ArrowUp'], 'Alt+Up'],
  [['Mod++'], 'CmdOrCtrl+Plus'],
  [['?', 'F1'], '?'],
  [['g i'], null],
  [[], null],
])('the keys %j are shown as %s', (keys, accelerator) => {
  expect(menuAccelerator(keys, 'linux')).toBe(accelerator);
});

it('a Mac shows no letters: its menus would take them from every text field', () => {
  for (const name of commandNames) {
    const shown = menuAccelerator(commands[name].keys, 'darwin');
    expect(shown === null || /^(CmdOrCtrl|Alt|(Shift\+)?F\d)/.test(shown), `${name}: ${shown}`).toBe(true);
  }
});
