import type { reportPictureRoutes } from '../../../shared/ipc/report-pictures.ts';
import type { reportRoutes } from '../../../shared/ipc/reports.ts';
import type { Handlers } from '../dispatch.ts';
import { telling } from '../events.ts';
import type { HandlerContext } from '../handler-context.ts';

/** Reports as they are written. */
export function reportHandlers(
  context: HandlerContext,
): Pick<Handlers, keyof typeof reportRoutes | keyof typeof reportPictureRoutes> {
  const { database, emit } = context;

  /** A change that stands in the undo history. */
  const acted = telling(emit, 'records.changed', 'undo.changed');

  return {
    'report.list': () => database.call('listReports', null),
    'report.get': (input) => database.call('report', input),
    'report.create': (input) => acted(database.call('createReport', input)),
    'report.save': async (input) => {
      const saved = await database.call('saveDraft', input);
      // While somebody types this comes every second: only what lists reports reads them again.
      emit({ type: 'report.saved', id: input.id });
      return saved;
    },
    'report.keepPicture': (input) => database.call('keepPicture', input),
    'report.picture': async ({ asset }) => {
      const { mime, bytes } = await database.call('reportPicture', { hash: asset });
      return { mime, base64: Buffer.from(bytes).toString('base64') };
    },
    'report.delete': (input) => acted(database.call('deleteReport', input)),
    'report.material': (input) => database.call('reportMaterial', input),
  };
}
