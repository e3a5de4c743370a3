import type { publishingRoutes } from '../../../shared/ipc/publishing.ts';
import type { Handlers } from '../dispatch.ts';
import type { HandlerContext } from '../handler-context.ts';

/** Publishing, what was published, and what the company answered. */
export function publishingHandlers(context: HandlerContext): Pick<Handlers, keyof typeof publishingRoutes> {
  const { database, emit } = context;

  /** Publishing and answers show in reports, in the changes they are about and in the conversations they quote. */
  const acted = async <Result>(change: Promise<Result>): Promise<Result> => {
    const result = await change;
    emit({ type: 'records.changed' });
    emit({ type: 'changes.changed' });
    emit({ type: 'inbox.changed' });
    emit({ type: 'conversation.changed', ids: [] });
    emit({ type: 'undo.changed' });
    return result;
  };

  return {
    'report.publishPreview': (input) => database.call('publishPreview', input),
    'report.publish': (input) => acted(database.call('publishReport', input)),
    'edition.list': () => database.call('listEditions', null),
    'edition.ofReport': (input) => database.call('reportEditions', input),
    'edition.get': (input) => database.call('edition', input),
    'edition.withdraw': (input) => acted(database.call('withdrawEdition', input)),
    'edition.answers': (input) => database.call('reportAnswers', input),
    'edition.saveAnswer': (input) => acted(database.call('saveReportAnswer', input)),
    'report.checks': (input) => database.call('reportChecks', input),
    'report.setCheckAside': async (input) => {
      await database.call('setCheckAside', input);
      emit({ type: 'records.changed' });
      return null;
    },
    'evidence.find': (input) => database.call('findEvidence', input),
    'evidence.suggested': (input) => database.call('suggestedEvidence', input),
    'evidence.passage': (input) => database.call('messagePassage', input),
    'edition.deleteAnswer': (input) => acted(database.call('deleteReportAnswer', input)),
  };
}
