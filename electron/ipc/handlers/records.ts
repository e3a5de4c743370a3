import type { recordRoutes } from '../../../shared/ipc/records.ts';
import { exportedFile } from '../../services/report-export.ts';
import type { Handlers } from '../dispatch.ts';
import { exportFilters } from '../export-filters.ts';
import type { HandlerContext } from '../handler-context.ts';

/** People, notes, evidence and reports. */
export function recordHandlers(context: HandlerContext): Pick<Handlers, keyof typeof recordRoutes> {
  const { database, emit, dialogs, written } = context;

  const changed = async <Result>(change: Promise<Result>): Promise<Result> => {
    const result = await change;
    emit({ type: 'records.changed' });
    return result;
  };
  /** A change that stands in the undo history. */
  const acted = async <Result>(change: Promise<Result>): Promise<Result> => {
    const result = await changed(change);
    emit({ type: 'undo.changed' });
    return result;
  };

  return {
    'person.get': (input) => database.call('person', input),
    'person.setCreditWish': (input) => acted(database.call('setCreditWish', input)),
    'note.list': (input) => database.call('listNotes', input),
    'note.create': (input) => acted(database.call('createNote', input)),
    'note.save': (input) => changed(database.call('saveNote', input)),
    'note.delete': (input) => acted(database.call('deleteNote', input)),
    'evidence.capture': (input) => acted(database.call('captureEvidence', input)),
    'evidence.list': (input) => database.call('listEvidence', input),
    'evidence.delete': (input) => acted(database.call('deleteEvidence', input)),
    'report.list': () => database.call('listReports', null),
    'report.get': (input) => database.call('report', input),
    'report.create': (input) => acted(database.call('createReport', input)),
    'report.save': (input) => changed(database.call('saveReport', input)),
    'report.delete': (input) => acted(database.call('deleteReport', input)),
    'report.export': async ({ id, format }) => {
      const report = await database.call('report', { id });
      const filter = exportFilters[format];
      const extension = filter.extensions[0];
      const target = await dialogs.savePath({
        name: `${report.title}.${extension}`,
        fallback: `Report.${extension}`,
        filters: [filter],
      });
      if (target === null) return null;
      const path = await exportedFile(database, report, format, target);
      written.add(path);
      return { path };
    },
  };
}
