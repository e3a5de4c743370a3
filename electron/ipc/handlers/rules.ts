import type { ruleRoutes } from '../../../shared/ipc/rules.ts';
import { rulePreview, runRule } from '../../services/rules.ts';
import { SamesideError } from '../../errors.ts';
import type { Handlers } from '../dispatch.ts';
import { telling } from '../events.ts';
import type { HandlerContext } from '../handler-context.ts';

const runsShown = 100;
/** News of a run at most every so many milliseconds. */
const newsEvery = 200;

/** Saved views and rules. */
export function ruleHandlers({ database, emit }: HandlerContext): Pick<Handlers, keyof typeof ruleRoutes> {
  const running = new Map<number, AbortController>();

  const acted = telling(emit, 'triage.changed', 'undo.changed');
  /** The rows of a view follow from its search. */
  const shown = telling(emit, 'triage.changed', 'undo.changed', 'inbox.changed');

  return {
    'view.list': () => database.call('listSavedViews', null),
    'view.create': (input) => acted(database.call('createSavedView', input)),
    'view.update': (input) => shown(database.call('updateSavedView', input)),
    'view.delete': (input) => acted(database.call('deleteSavedView', input)),
    'view.reorder': (input) => acted(database.call('reorderSavedViews', input)),
    'rule.list': () => database.call('listRules', null),
    'rule.create': (input) => acted(database.call('createRule', input)),
    'rule.update': (input) => acted(database.call('updateRule', input)),
    'rule.delete': (input) => acted(database.call('deleteRule', input)),
    'rule.reorder': (input) => acted(database.call('reorderRules', input)),
    'rule.preview': (input) => rulePreview(database, input),
    'rule.run': async ({ id }) => {
      if (running.has(id)) throw new SamesideError('running', 'This rule is running already.');
      const controller = new AbortController();
      running.set(id, controller);
      let said = 0;
      try {
        return await runRule(database, id, {
          signal: controller.signal,
          onProgress: (progress) => {
            if (Date.now() - said < newsEvery) return;
            said = Date.now();
            emit({ type: 'rule.progress', ruleId: id, ...progress });
          },
        });
      } finally {
        running.delete(id);
        emit({ type: 'inbox.changed' });
        emit({ type: 'conversation.changed', ids: [] });
        emit({ type: 'triage.changed' });
        emit({ type: 'undo.changed' });
      }
    },
    'rule.stop': ({ id }) => {
      running.get(id)?.abort();
      return null;
    },
    'rule.runs': () => database.call('ruleRuns', { limit: runsShown }),
  };
}
