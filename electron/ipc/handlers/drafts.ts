import type { draftRoutes } from '../../../shared/ipc/drafts.ts';
import { begunReport, begunSeries, filledTemplate } from '../../services/report-begin.ts';
import type { Handlers } from '../dispatch.ts';
import { telling } from '../events.ts';
import type { HandlerContext } from '../handler-context.ts';

/** Whom reports are for, what they begin with, and what they were before. */
export function draftHandlers({ database, emit }: HandlerContext): Pick<Handlers, keyof typeof draftRoutes> {
  /** A change that stands in the undo history. */
  const acted = telling(emit, 'records.changed', 'undo.changed');

  return {
    'audience.list': () => database.call('listAudiences', null),
    'audience.save': (input) => acted(database.call('saveAudience', input)),
    'audience.delete': (input) => acted(database.call('deleteAudience', input)),
    'report.setAudience': (input) => acted(database.call('setReportAudience', input)),

    'template.list': () => database.call('listTemplates', null),
    'template.save': (input) => acted(database.call('saveAsTemplate', input)),
    'template.rename': (input) => acted(database.call('renameTemplate', input)),
    'template.delete': (input) => acted(database.call('deleteTemplate', input)),
    'report.fill': (input) => filledTemplate(database, input),
    'report.begin': (input) => acted(begunReport(database, input)),
    'report.duplicate': (input) => acted(database.call('duplicateReport', input)),

    'series.list': () => database.call('listSeries', null),
    'series.save': (input) => acted(database.call('saveSeries', input)),
    'series.skip': ({ id }) => acted(database.call('skipSeries', { id, now: Date.now() })),
    'series.delete': (input) => acted(database.call('deleteSeries', input)),
    'series.begin': ({ id }) => acted(begunSeries(database, { id, now: Date.now() })),

    'version.list': (input) => database.call('listVersions', input),
    'version.get': (input) => database.call('version', input),
    'version.keep': (input) => database.call('keepVersion', input),
  };
}
