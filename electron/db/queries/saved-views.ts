import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { InboxSort } from '../../../shared/model/list-scope.ts';
import type { SavedView } from '../../../shared/model/triage.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { lastPosition, reorder } from './positions.ts';
import { conversationsMatching } from './search-conversations.ts';
import type { WritableDb } from '../open.ts';

const columns = 'id, name, query, sort, conversations';

export interface SavedViewWords {
  name: string;
  query: string;
  sort: InboxSort;
}

/** In the order of the rail. */
export function listSavedViews(database: WritableDb): SavedView[] {
  return rows<SavedView>(database, `SELECT ${columns} FROM saved_views ORDER BY position, id`);
}

function savedView(database: WritableDb, id: number): SavedView {
  const found = row<SavedView>(database, `SELECT ${columns} FROM saved_views WHERE id = ?`, id);
  if (!found) throw new SamesideError('not-found', 'This view is no longer there.');
  return found;
}

/** @throws SamesideError `query` */
export function createSavedView(database: WritableDb, input: SavedViewWords): { view: SavedView; undo: UndoEntry } {
  conversationsMatching(database, input.query, []);
  let id = 0;
  const undo = recordedAction(
    database,
    { label: 'View saved', count: 1, subject: input.name, made: () => [{ table: 'saved_views', ids: [id] }] },
    () => {
      id = run(
        database,
        'INSERT INTO saved_views (name, query, sort, position, created_at) VALUES (?, ?, ?, ?, ?)',
        input.name,
        input.query,
        input.sort,
        lastPosition(database, 'saved_views'),
        Date.now(),
      ).id;
    },
  );
  return { view: savedView(database, id), undo };
}

/** @throws SamesideError `not-found` or `query` */
export function updateSavedView(database: WritableDb, input: SavedViewWords & { id: number }): UndoEntry {
  const before = savedView(database, input.id);
  conversationsMatching(database, input.query, []);
  return recordedAction(
    database,
    {
      label: before.query === input.query && before.sort === input.sort ? 'View renamed' : 'View changed',
      count: 1,
      subject: input.name,
      touched: [{ table: 'saved_views', ids: [input.id], columns: ['name', 'query', 'sort'] }],
    },
    () =>
      run(
        database,
        'UPDATE saved_views SET name = ?, query = ?, sort = ? WHERE id = ?',
        input.name,
        input.query,
        input.sort,
        input.id,
      ),
  );
}

/** @throws SamesideError `not-found` */
export function deleteSavedView(database: WritableDb, input: { id: number }): UndoEntry {
  const { name } = savedView(database, input.id);
  return recordedAction(
    database,
    { label: 'View deleted', count: 1, subject: name, touched: [{ table: 'saved_views', ids: [input.id] }] },
    () => run(database, 'DELETE FROM saved_views WHERE id = ?', input.id),
  );
}

/** @throws SamesideError `not-found` */
export function reorderSavedViews(database: WritableDb, input: { ids: readonly number[] }): UndoEntry {
  return reorder(database, 'saved_views', { ids: input.ids, label: 'Views put in order' });
}

/** Those whose counter is the oldest first. */
export function savedViewsToCount(database: WritableDb): { id: number; query: string }[] {
  return rows(database, 'SELECT id, query FROM saved_views ORDER BY counted_at, position, id');
}

/** Keeps a count, unless the view means something else by now. True when it differs from the one before. */
export function storeSavedViewCount(
  database: WritableDb,
  input: { id: number; query: string; conversations: number },
): boolean {
  const before = row<{ conversations: number }>(
    database,
    'SELECT conversations FROM saved_views WHERE id = ? AND query = ?',
    input.id,
    input.query,
  );
  if (!before) return false;
  const set = 'UPDATE saved_views SET conversations = ?, counted_at = ? WHERE id = ?';
  run(database, set, input.conversations, Date.now(), input.id);
  return before.conversations !== input.conversations;
}
