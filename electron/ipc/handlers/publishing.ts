import type { publishingRoutes } from '../../../shared/ipc/publishing.ts';
import type { Handlers } from '../dispatch.ts';
import { telling } from '../events.ts';
import type { HandlerContext } from '../handler-context.ts';

/** Publishing, what was published, and what the company answered. */
export function publishingHandlers(context: HandlerContext): Pick<Handlers, keyof typeof publishingRoutes> {
  const { database, emit } = context;

  /** Publishing and answers show in reports, in the changes they are about and in the conversations they quote. */
  const acted = telling(
    emit,
    'records.changed',
    'changes.changed',
    'inbox.changed',
    'conversation.changed',
    'undo.changed',
  );

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
