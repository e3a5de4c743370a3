import type { givingRoutes } from '../../../shared/ipc/giving.ts';
import { writeWholeFile } from '../../export/write-file.ts';
import { ledgerFormats, writtenLedger } from '../../services/ledger-export.ts';
import type { Handlers } from '../dispatch.ts';
import { telling } from '../events.ts';
import type { HandlerContext } from '../handler-context.ts';

/** Contributions, credits, promises. */
export function givingHandlers(context: HandlerContext): Pick<Handlers, keyof typeof givingRoutes> {
  const { database, emit, dialogs, written } = context;

  /** What is given and got shows in conversations, on people and in the lists. */
  const acted = telling(emit, 'people.changed', 'inbox.changed', 'conversation.changed', 'undo.changed');

  return {
    'giving.inConversation': (input) => database.call('givingIn', input),
    'person.betweenUs': (input) => database.call('betweenUs', input),
    'contribution.mark': (input) => acted(database.call('markContribution', input)),
    'contribution.change': (input) => acted(database.call('changeContribution', input)),
    'contribution.remove': (input) => acted(database.call('removeContribution', input)),
    'hint.dismiss': (input) => acted(database.call('dismissHint', input)),
    'credit.give': (input) => acted(database.call('giveCredit', input)),
    'credit.save': (input) => acted(database.call('saveCredit', input)),
    'credit.remove': (input) => acted(database.call('removeCredit', input)),
    'credit.owed': (input) => database.call('creditOwed', input),
    'credit.given': (input) => database.call('creditsGiven', input),
    'credit.export': async (input) => {
      const { name, filter } = ledgerFormats[input.format];
      // A name that begins with a dot is left alone only where it is ours.
      const target = await dialogs.savePath({ name: '', fallback: name, filters: [filter] });
      if (target === null) return null;
      await writtenLedger(database, input, target);
      written.add(target);
      return { path: target };
    },
    'credit.question': (input) => database.call('draftNamingQuestion', input),
    'credit.asked': (input) => acted(database.call('markAsked', input)),
    'credit.saveQuestion': async ({ words, name }) => {
      const filters = [{ name: 'Text', extensions: ['txt'] }];
      const target = await dialogs.savePath({ name: `${name}.txt`, fallback: 'Question.txt', filters });
      if (target === null) return null;
      await writeWholeFile(target, `${words}\n`);
      written.add(target);
      return { path: target };
    },
    'promise.make': (input) => acted(database.call('makePromise', input)),
    'promise.save': (input) => acted(database.call('savePromise', input)),
    'promise.settle': (input) => acted(database.call('settlePromise', input)),
    'promise.remove': (input) => acted(database.call('removePromise', input)),
  };
}
