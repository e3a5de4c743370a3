import type { recordRoutes } from '../../../shared/ipc/records.ts';
import type { Handlers } from '../dispatch.ts';
import type { HandlerContext } from '../handler-context.ts';

/** People, notes and evidence. */
export function recordHandlers(context: HandlerContext): Pick<Handlers, keyof typeof recordRoutes> {
  const { database, emit } = context;

  const changed = async <Result>(change: Promise<Result>): Promise<Result> => {
    const result = await change;
    emit({ type: 'records.changed' });
    return result;
  };
  /** A change that stands in the undo history. */
  const acted = async <Result>(change: Promise<Result>): Promise<Result> => {
    const result = await changed(change);
    emit({ type: 'undo.changed' });
    return result;
  };

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
