import type { MenuItemConstructorOptions } from 'electron';
import { app, Menu } from 'electron';
import type { CommandName } from '../../shared/model/commands.ts';

/** Sets the application menu. Commands go to the window as events; reloading and developer tools exist only while developing. */
export function setMenu(run: (command: CommandName) => void): void {
  const command = (label: string, accelerator: string, name: CommandName): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => run(name),
  });
  const mac = process.platform === 'darwin';
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const developing: MenuItemConstructorOptions[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }];

  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        command('New note', 'CmdOrCtrl+Shift+N', 'new-note'),
        command('Import files…', 'CmdOrCtrl+O', 'import'),
        separator,
        mac ? { role: 'close' } : { role: 'quit' },
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
        command('Find', 'CmdOrCtrl+F', 'search'),
        { label: 'Undo last action', click: () => run('undo') },
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        separator,
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : developing),
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
