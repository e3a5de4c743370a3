import { join } from 'node:path';
import { app, nativeTheme, shell } from 'electron';
import type { appRoutes } from '../../../shared/ipc/app.ts';
import { SamesideError } from '../../errors.ts';
import { createBackup } from '../../services/backup.ts';
import type { Handlers } from '../dispatch.ts';
import type { HandlerContext } from '../handler-context.ts';

type AppRoute = Extract<
  keyof typeof appRoutes,
  `app.${string}` | `link.${string}` | `backup.${string}` | `file.${string}`
>;

/** The program itself: what it is, how it looks, and the few things that it does outside of its window. */
export function appHandlers(context: HandlerContext): Pick<Handlers, AppRoute> {
  const { database, profile, settings, dialogs, written, kept } = context;
  return {
    'app.info': async () => ({
      version: app.getVersion(),
      runtime: `Electron ${process.versions.electron}`,
      profile: profile.folder,
      theme: settings.current().theme,
      empty: await isEmpty(context),
      notice: context.notice(),
      keys: settings.current().keys,
      restore: kept.broken || settings.current().reopen ? kept.current().window : null,
    }),
    'app.setTheme': ({ theme }) => {
      settings.update({ theme });
      nativeTheme.themeSource = theme;
      return null;
    },
    'app.setKeys': ({ keys }) => {
      settings.update({ keys });
      context.emit({ type: 'keys.changed', keys });
      return null;
    },
    'app.ready': () => {
      context.onReady();
      return null;
    },
    'link.open': async ({ url }) => ({ opened: await dialogs.openLink(url) }),
    'backup.create': async () => {
      const stamp = new Date().toISOString().slice(0, 19).replace(/:/g, '-');
      const path = await createBackup(database, profile, join(profile.backups, `sameside-${stamp}`));
      written.add(path);
      return { path };
    },
    'file.reveal': ({ path }) => {
      if (!written.has(path))
        throw new SamesideError('unknown-file', 'Only files that were saved since the start can be shown.');
      shell.showItemInFolder(path);
      return null;
    },
  };
}

async function isEmpty({ database }: HandlerContext): Promise<boolean> {
  const [counts, notes, reports] = await Promise.all([
    database.call('inboxCounts', null),
    database.call('listNotes', { target: null, limit: 1 }),
    database.call('listReports', null),
  ]);
  return counts.messages === 0 && notes.length === 0 && reports.length === 0;
}
