import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where everything of one profile lies. */
export interface ProfilePaths {
  folder: string;
  database: string;
  attachments: string;
  backups: string;
  logs: string;
  settings: string;
  /** What one run of the window leaves to the next. */
  kept: string;
  /** Words that are spelled right by the person's own word. */
  ownWords: string;
}

/** @param folder the profile folder, made absolute */
export function profilePaths(folder: string): ProfilePaths {
  const root = resolve(folder);
  return {
    folder: root,
    database: join(root, 'sameside.sqlite'),
    attachments: join(root, 'attachments'),
    backups: join(root, 'backups'),
    logs: join(root, 'logs'),
    settings: join(root, 'settings.json'),
    kept: join(root, 'state.json'),
    ownWords: join(root, 'own-words.txt'),
  };
}

/** The profile folder that the window uses when none is named: where Electron keeps an app's data on this system. */
export function defaultProfileFolder(): string {
  const home = homedir();
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Sameside');
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Sameside');
  return join(process.env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'Sameside');
}
