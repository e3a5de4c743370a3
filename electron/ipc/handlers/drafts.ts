import type { draftRoutes } from '../../../shared/ipc/drafts.ts';
import type { Handlers } from '../dispatch.ts';
import type { HandlerContext } from '../handler-context.ts';

/** Whom reports are for, what they begin with, and what they were before. */
export function draftHandlers({ database, emit }: HandlerContext): Pick<Handlers, keyof typeof draftRoutes> {
  /** A change that stands in the undo history. */
  const acted = async <Result>(change: Promise<Result>): Promise<Result> => {
    const result = await change;
    emit({ type: 'records.changed' });
    emit({ type: 'undo.changed' });
    return result;
  };

  return {
    'audience.list': () => database.call('listAudiences', null),
    'audience.save': (input) => acted(database.call('saveAudience', input)),
    'audience.delete': (input) => acted(database.call('deleteAudience', input)),
    'report.setAudience': (input) => acted(database.call('setReportAudience', input)),
  };
}
