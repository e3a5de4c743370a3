import { mkdir } from 'node:fs/promises';
import { shell } from 'electron';
import type { privacyRoutes } from '../../../shared/ipc/privacy.ts';
import { SamesideError } from '../../errors.ts';
import { exportedPerson, personFormats } from '../../services/person-export.ts';
import { keepPreview } from '../../services/privacy.ts';
import type { Handlers } from '../dispatch.ts';
import type { HandlerContext } from '../handler-context.ts';

const filters = {
  html: { name: 'Web page', extensions: [personFormats.html] },
  json: { name: 'Data (JSON)', extensions: [personFormats.json] },
};

/** What is held about people: shown, handed over, forgotten, and kept for a time only. */
export function privacyHandlers(context: HandlerContext): Pick<Handlers, keyof typeof privacyRoutes> {
  const { database, privacy, dialogs, emit, profile, written } = context;
  return {
    'person.forgetPreview': (input) => database.call('forgetPreview', input),
    'person.forget': async ({ id, name }) => {
      const preview = await database.call('forgetPreview', { id });
      if (preview.name.trim() !== name.trim()) {
        throw new SamesideError('other-name', 'This is not the name of the person to forget.');
      }
      await privacy.forget(id);
      return null;
    },
    'person.export': async ({ id, format }) => {
      const path = await exportedPerson(database, { id, format }, (name) =>
        dialogs.savePath({
          name: `Everything held about ${name}.${personFormats[format]}`,
          fallback: `Everything held.${personFormats[format]}`,
          filters: [filters[format]],
        }),
      );
      if (path === null) return null;
      written.add(path);
      return { path };
    },
    'source.keepPreview': ({ id, days }) => keepPreview(database, id, days),
    'source.keep': async (input) => {
      const undo = await database.call('setKeepDays', input);
      emit({ type: 'sources.changed' });
      emit({ type: 'undo.changed' });
      return { undo, gone: await privacy.deleteOld() };
    },
    'backup.showFolder': async () => {
      await mkdir(profile.backups, { recursive: true, mode: 0o700 });
      const problem = await shell.openPath(profile.backups);
      if (problem !== '') throw new SamesideError('not-shown', problem);
      return null;
    },
  };
}
