import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { Change, ChangeState } from '../../../shared/model/triage.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import type { WritableDb } from '../open.ts';

const select = `
  SELECT changes.id, title, changes.state, updated_at AS updatedAt,
         (SELECT count(*) FROM conversation_changes WHERE change_id = changes.id) AS conversations FROM changes`;

/** Touched last first. */
export function listChanges(database: WritableDb): Change[] {
  return rows<Change>(database, `${select} ORDER BY updated_at DESC, id DESC`);
}

function changeById(database: WritableDb, id: number): Change {
  const found = row<Change>(database, `${select} WHERE changes.id = ?`, id);
  if (!found) throw new SamesideError('not-found', `There is no change ${id}.`);
  return found;
}

export function createChange(database: WritableDb, input: { title: string }): Change {
  let id = 0;
  recordedAction(
    database,
    { label: 'Change begun', count: 1, subject: input.title, made: () => [{ table: 'changes', ids: [id] }] },
    () => {
      const now = Date.now();
      id = run(
        database,
        'INSERT INTO changes (title, created_at, updated_at) VALUES (?, ?, ?)',
        input.title,
        now,
        now,
      ).id;
    },
  );
  return changeById(database, id);
}

/** @throws SamesideError `not-found` */
export function updateChange(
  database: WritableDb,
  input: { id: number; title: string; state: ChangeState },
): UndoEntry {
  const { title, state } = changeById(database, input.id);
  return recordedAction(
    database,
    {
      label: state === input.state ? 'Change renamed' : `Change ${input.state}`,
      count: 1,
      subject: title,
      touched: [{ table: 'changes', ids: [input.id], columns: ['title', 'state', 'updated_at'] }],
    },
    () =>
      run(
        database,
        'UPDATE changes SET title = ?, state = ?, updated_at = ? WHERE id = ?',
        input.title,
        input.state,
        Date.now(),
        input.id,
      ),
  );
}

/** @throws SamesideError `not-found` */
export function deleteChange(database: WritableDb, input: { id: number }): UndoEntry {
  const { title } = changeById(database, input.id);
  const ties = rows<{ id: number }>(database, 'SELECT id FROM conversation_changes WHERE change_id = ?', input.id);
  return recordedAction(
    database,
    {
      label: 'Change deleted',
      count: 1,
      subject: title,
      touched: [
        { table: 'changes', ids: [input.id] },
        { table: 'conversation_changes', ids: ties.map(({ id }) => id) },
      ],
    },
    () => {
      run(database, 'DELETE FROM conversation_changes WHERE change_id = ?', input.id);
      run(database, 'DELETE FROM changes WHERE id = ?', input.id);
    },
  );
}
