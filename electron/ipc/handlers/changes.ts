import type { changeRoutes } from '../../../shared/ipc/changes.ts';
import { exportedTelling } from '../../services/telling-export.ts';
import { checkedTracker, trackerHost } from '../../services/change-tracker.ts';
import { similarChanges } from '../../services/similar-changes.ts';
import type { Handlers } from '../dispatch.ts';
import { telling } from '../events.ts';
import type { HandlerContext } from '../handler-context.ts';

const tellingFilters = {
  md: { name: 'Markdown', extensions: ['md'] },
  txt: { name: 'Text', extensions: ['txt'] },
  eml: { name: 'Mail', extensions: ['eml'] },
};

/** A change shows in the conversations that ask for it and beside those who did. */
const asked = ['changes.changed', 'inbox.changed', 'conversation.changed', 'undo.changed'] as const;

/** What people ask for, and closing the loop. */
export function changeHandlers(context: HandlerContext): Pick<Handlers, keyof typeof changeRoutes> {
  const { database, emit, dialogs, settings, written } = context;

  const acted = telling(emit, ...asked);
  /** One that stands in reports too. */
  const actedOnReports = telling(emit, ...asked, 'records.changed');

  return {
    'change.list': () => database.call('listChanges', null),
    'change.page': (input) => database.call('changePage', input),
    'change.get': (input) => database.call('changeDetail', input),
    'change.create': (input) => acted(database.call('createChange', input)),
    'change.update': (input) => acted(database.call('updateChange', input)),
    'change.delete': (input) => actedOnReports(database.call('deleteChange', input)),
    'change.move': (input) => acted(database.call('moveChange', input)),
    'change.answer': (input) => acted(database.call('setChangeAnswer', input)),
    'change.addEvidence': (input) => acted(database.call('addChangeEvidence', input)),
    'change.removeEvidence': (input) => acted(database.call('removeChangeEvidence', input)),
    'change.setVoice': (input) => acted(database.call('setChangeVoice', input)),
    'change.voices': (input) => database.call('changeVoices', input),
    'change.merge': (input) => actedOnReports(database.call('mergeChanges', input)),
    'change.split': (input) => acted(database.call('splitChange', input)),
    'change.similar': ({ id }) => similarChanges(database, id),
    'change.champion': (input) => actedOnReports(database.call('championChange', input)),
    'change.setTracker': (input) => acted(database.call('setChangeTracker', input)),
    'change.checkTracker': async ({ id, allowHost }) => {
      const { allowedHosts } = settings.current();
      const host = allowHost ? await trackerHost(database, id) : null;
      const allowed = host === null ? allowedHosts : [...new Set([...allowedHosts, host])];
      if (host !== null) settings.update({ allowedHosts: allowed });
      const tracker = await checkedTracker(database, id, { allowedHosts: allowed });
      emit({ type: 'changes.changed' });
      return tracker;
    },
    'change.saveDraft': (input) => database.call('saveTellingDraft', input),
    'change.tell': (input) => acted(database.call('tellVoice', input)),
    'change.exportTelling': async (input) => {
      const filter = tellingFilters[input.format];
      const told = await exportedTelling(database, input, (title) =>
        dialogs.savePath({
          name: `${title}.${input.format}`,
          fallback: `What became of it.${input.format}`,
          filters: [filter],
        }),
      );
      if (told === null) return null;
      written.add(told.path);
      return acted(Promise.resolve(told));
    },
    'change.helped': (input) => acted(database.call('setHelped', input)),
    'change.askedBy': (input) => database.call('changesAskedBy', input),
  };
}
