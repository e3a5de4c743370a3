import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogFields } from '../../electron/log.ts';
import { openSettings } from '../../electron/settings.ts';

let folder: string;
let warnings: string[];
const log = {
  info: (): void => {},
  warn: (event: string, _fields?: LogFields): void => void warnings.push(event),
  error: (): void => {},
};
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sameside-settings-'));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => path.join(folder, 'settings.json');

const desktopDefaults = {
  windows: {},
  zoom: 1,
  notifications: { on: true, quiet: { on: false, from: '20:00', to: '08:00' }, sources: {}, views: {} },
  badge: true,
  tray: false,
  startAtLogin: false,
  shortcuts: { show: null, quickNote: null },
  spelling: true,
  english: 'american',
  reopen: true,
};

describe('settings', () => {
  it('are the defaults on the first start, without a warning', () => {
    expect(openSettings(file(), log).current()).toEqual({
      theme: 'system',
      window: null,
      exportFolder: null,
      allowedHosts: [],
      keys: {},
      ...desktopDefaults,
    });
    expect(warnings).toEqual([]);
  });

  it('are there again after a restart, the newest change last, and nothing else lies in the folder', async () => {
    const settings = openSettings(file(), log);
    settings.update({ theme: 'light' });
    settings.update({ theme: 'dark', window: { x: 1, y: -2, width: 900, height: 700, maximized: true } });
    settings.update({ exportFolder: folder, allowedHosts: ['127.0.0.1:8080'] });
    await settings.flush();
    expect(openSettings(file(), log).current()).toEqual({
      theme: 'dark',
      window: { x: 1, y: -2, width: 900, height: 700, maximized: true },
      exportFolder: folder,
      allowedHosts: ['127.0.0.1:8080'],
      keys: {},
      ...desktopDefaults,
    });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it.each(['', '{"theme":', '[]', 'null', '\0\0\0'])(
    'a damaged file (%j) costs the settings, not the start',
    async (text) => {
      writeFileSync(file(), text);
      const settings = openSettings(file(), log);
      expect(settings.current().theme).toBe('system');
      expect(warnings).toHaveLength(1);
      settings.update({ theme: 'dark' });
      await settings.flush();
      expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ theme: 'dark' });
    },
  );

  it('one field that makes no sense does not cost the others', () => {
    writeFileSync(
      file(),
      JSON.stringify({ theme: 'dark', window: { x: 'left' }, exportFolder: 7, allowedHosts: 'x', more: 1 }),
    );
    expect(openSettings(file(), log).current()).toEqual({
      theme: 'dark',
      window: null,
      exportFolder: null,
      allowedHosts: [],
      keys: {},
      ...desktopDefaults,
    });
  });

  it('quiet hours that make no sense do not switch the notifications of a source on again', () => {
    writeFileSync(
      file(),
      JSON.stringify({
        zoom: 40,
        notifications: { quiet: { on: true, from: '25:00', to: '07:30' }, sources: { 3: false } },
      }),
    );
    expect(openSettings(file(), log).current()).toMatchObject({
      zoom: 1,
      notifications: { on: true, quiet: { on: true, from: '20:00', to: '07:30' }, sources: { 3: false }, views: {} },
    });
  });

  it('a folder that cannot be written is a warning', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    const settings = openSettings(path.join(folder, 'file', 'settings.json'), log);
    settings.update({ theme: 'dark' });
    await settings.flush();
    expect(settings.current().theme).toBe('dark');
    expect(warnings).toContain('settings not written');
  });
});
