import type { todayRoutes } from '../../../shared/ipc/today.ts';
import type { Handlers } from '../dispatch.ts';
import { telling } from '../events.ts';
import type { HandlerContext } from '../handler-context.ts';

/** What needs us now, and all that is held in suspension. */
export function todayHandlers({ database, emit }: HandlerContext): Pick<Handlers, keyof typeof todayRoutes> {
  const acted = telling(emit, 'conversation.changed', 'triage.changed', 'undo.changed');
  return {
    'today.get': (input) => database.call('today', input),
    'assumption.board': (input) => database.call('assumptionBoard', input),
    'assumption.addGround': (input) => acted(database.call('addGround', input)),
    'assumption.removeGround': (input) => acted(database.call('removeGround', input)),
  };
}
