import type { Theme } from '../../../shared/ipc/app.ts';
import type { DesktopChange } from '../../../shared/ipc/desktop.ts';
import { request } from '../ipc.ts';
import { queries, queryClient } from '../query.ts';
import { applyTheme } from '../stores/theme.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import { showFile } from './outside.ts';

/** Takes over settings of this computer, on screen at once. */
export async function setDesktop(change: DesktopChange): Promise<void> {
  const key = queries.desktop().queryKey;
  const before = queryClient.getQueryData(key);
  if (before !== undefined) {
    queryClient.setQueryData(key, { ...before, settings: { ...before.settings, ...change } as typeof before.settings });
  }
  try {
    queryClient.setQueryData(key, await request('desktop.set', change));
  } catch (error) {
    if (before !== undefined) queryClient.setQueryData(key, before);
    showFailure(text.settings.title, error);
  }
}

export async function setTheme(theme: Theme): Promise<void> {
  const key = queries.info().queryKey;
  const before = queryClient.getQueryData(key);
  applyTheme(theme);
  if (before !== undefined) queryClient.setQueryData(key, { ...before, theme });
  try {
    await request('app.setTheme', { theme });
  } catch (error) {
    if (before !== undefined) {
      applyTheme(before.theme);
      queryClient.setQueryData(key, before);
    }
    showFailure(text.settings.theme, error);
  }
}

export async function backUp(): Promise<void> {
  try {
    const { path } = await request('backup.create', null);
    showFile(text.settings.backupDone(path), path);
  } catch (error) {
    showFailure(text.settings.backup, error);
  }
}
