import type { triageRoutes } from '../../../shared/ipc/triage.ts';
import type { Handlers } from '../dispatch.ts';
import { telling } from '../events.ts';
import type { HandlerContext } from '../handler-context.ts';
import { setOurs } from '../../services/ours.ts';

/** Labels and assumptions. */
export function triageHandlers({ database, emit }: HandlerContext): Pick<Handlers, keyof typeof triageRoutes> {
  /** A change of what conversations are sorted by shows in them too. */
  const acted = telling(emit, 'triage.changed', 'inbox.changed', 'conversation.changed', 'undo.changed');
  return {
    'label.list': () => database.call('listLabels', null),
    'label.create': (input) => acted(database.call('createLabel', input)),
    'label.update': (input) => acted(database.call('updateLabel', input)),
    'label.delete': (input) => acted(database.call('deleteLabel', input)),
    'assumption.hold': (input) => acted(database.call('holdAssumption', input)),
    'assumption.save': (input) => acted(database.call('saveAssumption', input)),
    'assumption.delete': (input) => acted(database.call('deleteAssumption', input)),
    'person.setOurs': (input) => acted(setOurs(database, input)),
  };
}
