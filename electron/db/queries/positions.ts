import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { row, run } from '../statements.ts';
import { existingIds, recordedAction } from '../undo.ts';
import type { WritableDb } from '../open.ts';

type Ordered = 'saved_views' | 'rules';

/** The position behind all others. */
export function lastPosition(database: WritableDb, table: Ordered): number {
  return row<{ next: number }>(database, `SELECT coalesce(max(position), 0) + 1 AS next FROM ${table}`)!.next;
}

/** Puts rows into this order. @throws SamesideError `not-found` when none of them is there any more */
export function reorder(
  database: WritableDb,
  table: Ordered,
  input: { ids: readonly number[]; label: string },
): UndoEntry {
  const there = new Set(existingIds(database, table, input.ids));
  const ids = input.ids.filter((id) => there.has(id));
  return recordedAction(
    database,
    { label: input.label, count: ids.length, touched: [{ table, ids, columns: ['position'] }] },
    () => {
      for (const [index, id] of ids.entries())
        run(database, `UPDATE ${table} SET position = ? WHERE id = ?`, index + 1, id);
    },
  );
}
