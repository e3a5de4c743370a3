import type { MenuItemConstructorOptions } from 'electron';
import { app, Menu } from 'electron';
import type { CommandName } from '../../shared/model/commands.ts';
import type { ChangedKeys } from '../../shared/model/keymap.ts';
import { keymapOf } from '../../shared/model/keymap.ts';
import { menuAccelerator } from './menu-keys.ts';

export interface MenuActions {
  /** Runs what the page knows under this name. */
  command(name: CommandName): void;
  quickNote(): void;
  zoom(direction: 1 | -1 | 0): void;
}

const mac = process.platform === 'darwin';
const separator: MenuItemConstructorOptions = { type: 'separator' };

/**
 * Sets the application menu. The keys of the page's commands are shown and left to the page, which knows where one types; they
 * are those that the person gave them. Reloading and developer tools exist only while developing.
 */
export function setMenu(actions: MenuActions, keys: ChangedKeys): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, keys)));
}

function menuTemplate({ command, quickNote, zoom }: MenuActions, keys: ChangedKeys): MenuItemConstructorOptions[] {
  const keymap = keymapOf(keys);
  const item = (label: string, name: CommandName): MenuItemConstructorOptions => {
    const accelerator = menuAccelerator(keymap[name]);
    return {
      label,
      ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
      click: () => command(name),
    };
  };
  const act = (label: string, accelerator: string, click: () => void): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click,
  });
  const hidden = (label: string, accelerator: string, click: () => void): MenuItemConstructorOptions => ({
    ...act(label, accelerator, click),
    visible: false,
    acceleratorWorksWhenHidden: true,
  });
  const settings = item('Settings…', 'settings');
  const developing: MenuItemConstructorOptions[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }];

  return [
    ...(mac ? [macMenu(settings)] : []),
    {
      label: '&File',
      submenu: [
        item('New note', 'new-note'),
        act('Quick note', 'CmdOrCtrl+Shift+J', quickNote),
        item('New report', 'new-report'),
        separator,
        item('Import files…', 'import'),
        item('Import a folder…', 'import-folder'),
        item('Add a feed…', 'add-feed'),
        separator,
        item('Back up now', 'back-up'),
        ...(mac ? [] : [settings]),
        separator,
        { role: 'close' },
        ...(mac ? [] : [{ role: 'quit' } as const]),
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle' },
        { role: 'delete' },
        { role: 'selectAll' },
        separator,
        item('Find', 'search'),
        item('Undo last action', 'undo'),
        item('Do last action again', 'redo'),
        item('What was done today', 'history'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('All commands…', 'palette'),
        separator,
        act('Larger', 'CmdOrCtrl+Plus', () => zoom(1)),
        // The same without Shift, where plus is above the equals sign; and that of the number block.
        hidden('Larger', 'CmdOrCtrl+=', () => zoom(1)),
        hidden('Larger', 'CmdOrCtrl+numadd', () => zoom(1)),
        act('Smaller', 'CmdOrCtrl+-', () => zoom(-1)),
        hidden('Smaller', 'CmdOrCtrl+numsub', () => zoom(-1)),
        act('Normal size', 'CmdOrCtrl+0', () => zoom(0)),
        separator,
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : developing),
      ],
    },
    {
      label: '&Go',
      submenu: [
        item('Today', 'go-today'),
        item('Inbox', 'go-inbox'),
        item('People', 'go-people'),
        item('Changes', 'go-changes'),
        item('Reports', 'go-reports'),
        item('Notes', 'go-notes'),
        item('Sources', 'go-sources'),
        separator,
        item('Next conversation', 'next'),
        item('Previous conversation', 'previous'),
        item('First unread message', 'first-unread'),
      ],
    },
    {
      label: '&Conversation',
      submenu: [
        item('Open in its own window', 'open-beside'),
        item('Copy its link', 'copy-link'),
        item('Hand on…', 'hand-on'),
        separator,
        item('Done, or open again', 'done'),
        item('Snooze…', 'snooze'),
        item('Unread', 'unread'),
        item('Pin', 'pin'),
        item('Mute', 'mute'),
        item('Label…', 'label'),
        item('Assign…', 'assign'),
        item('Remind me…', 'remind'),
        item('Merge…', 'merge'),
        separator,
        item('Write a note', 'note'),
        item('Keep the selected words as evidence', 'quote'),
        item('Link to a change…', 'change'),
        item('Hold an assumption…', 'assumption'),
      ],
    },
    {
      label: '&Window',
      role: 'window',
      submenu: [
        { role: 'minimize' },
        ...(mac ? ([{ role: 'zoom' }, separator, { role: 'front' }] satisfies MenuItemConstructorOptions[]) : []),
      ],
    },
    {
      label: '&Help',
      role: 'help',
      submenu: [item('Keyboard', 'help'), item('About Sameside', 'about')],
    },
  ];
}

function macMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    label: app.name,
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}
