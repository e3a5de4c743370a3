import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import type { Log } from '../log.ts';
import { autostartEntry } from './autostart-entry.ts';

/** Why starting at login cannot be had here; null when it can. */
export function loginStartProblem(): string | null {
  return app.isPackaged ? null : 'Only the installed program can start at login.';
}

/** Starts the program with the session, or no longer. */
export function setLoginStart(wanted: boolean, log: Log): void {
  if (loginStartProblem() !== null) return;
  try {
    if (process.platform === 'linux') writeAutostart(wanted);
    else app.setLoginItemSettings({ openAtLogin: wanted, args: ['--hidden'] });
  } catch (error) {
    log.warn('start at login not set', { error });
  }
}

function writeAutostart(wanted: boolean): void {
  const folder = path.join(process.env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config'), 'autostart');
  const file = path.join(folder, 'sameside.desktop');
  if (!wanted) return rmSync(file, { force: true });
  mkdirSync(folder, { recursive: true });
  // The file that an AppImage runs from is gone with it; the image itself stays.
  writeFileSync(file, autostartEntry(process.env['APPIMAGE'] ?? app.getPath('exe')));
}
