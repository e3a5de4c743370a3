import type { recordRoutes } from '../../../shared/ipc/records.ts';
import type { Handlers } from '../dispatch.ts';
import { telling } from '../events.ts';
import type { HandlerContext } from '../handler-context.ts';

/** People, notes and evidence. */
export function recordHandlers(context: HandlerContext): Pick<Handlers, keyof typeof recordRoutes> {
  const { database, emit } = context;

  const changed = telling(emit, 'records.changed');
  /** A change that stands in the undo history. */
  const acted = telling(emit, 'records.changed', 'undo.changed');

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
  };
}
