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

  /** While somebody types this comes every second: only what lists reports reads them again. */
  const saved = async <Saved>(id: number, saving: Promise<Saved>): Promise<Saved> => {
    const answer = await saving;
    emit({ type: 'report.saved', id });
    return answer;
  };

  return {
    'report.list': () => database.call('listReports', null),
    'report.get': (input) => database.call('report', input),
    'report.create': (input) => acted(database.call('createReport', input)),
    'report.save': (input) => saved(input.id, database.call('saveDraft', input)),
    'report.saveChange': (input) => saved(input.id, database.call('saveDraftChange', input)),
    'report.keepPicture': (input) => database.call('keepPicture', input),
    'report.picture': async ({ asset }) => {
      const { mime, bytes } = await database.call('reportPicture', { hash: asset });
      return { mime, base64: Buffer.from(bytes).toString('base64') };
    },
    'report.delete': (input) => acted(database.call('deleteReport', input)),
    'report.material': (input) => database.call('reportMaterial', input),
  };
}
