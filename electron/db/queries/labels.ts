import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { Label, LabelColour } from '../../../shared/model/triage.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { mustBeFree } from './names.ts';
import type { WritableDb } from '../open.ts';

/** SQL: how many open conversations bear a row of `labels`. */
export const openOfLabel = `coalesce((SELECT conversations FROM list_counts WHERE list = 'label:' || labels.id AND state = 0), 0)`;
const columns = `id, name, colour, ${openOfLabel} AS open`;

/** By name. */
export function listLabels(database: WritableDb): Label[] {
  return rows<Label>(database, `SELECT ${columns} FROM labels ORDER BY name COLLATE NOCASE`);
}

function label(database: WritableDb, id: number): Label {
  const found = row<Label>(database, `SELECT ${columns} FROM labels WHERE id = ?`, id);
  if (!found) throw new SamesideError('not-found', 'This label is no longer there.');
  return found;
}

/** @throws SamesideError `name-taken` */
export function createLabel(database: WritableDb, input: { name: string; colour: LabelColour }): Label {
  mustBeFree(database, 'labels', input.name, null);
  let id = 0;
  recordedAction(
    database,
    { label: 'Label made', count: 1, subject: input.name, made: () => [{ table: 'labels', ids: [id] }] },
    () => {
      const sql = 'INSERT INTO labels (name, colour, created_at) VALUES (?, ?, ?)';
      id = run(database, sql, input.name, input.colour, Date.now()).id;
    },
  );
  return label(database, id);
}

/** @throws SamesideError `not-found` or `name-taken` */
export function updateLabel(database: WritableDb, input: { id: number; name: string; colour: LabelColour }): UndoEntry {
  label(database, input.id);
  mustBeFree(database, 'labels', input.name, input.id);
  return recordedAction(
    database,
    {
      label: 'Label changed',
      count: 1,
      subject: input.name,
      touched: [{ table: 'labels', ids: [input.id], columns: ['name', 'colour'] }],
    },
    () => run(database, 'UPDATE labels SET name = ?, colour = ? WHERE id = ?', input.name, input.colour, input.id),
  );
}

/** Takes it off every conversation and deletes it. @throws SamesideError `not-found` */
export function deleteLabel(database: WritableDb, input: { id: number }): UndoEntry {
  const { name } = label(database, input.id);
  const ties = rows<{ id: number }>(database, 'SELECT id FROM conversation_labels WHERE label_id = ?', input.id);
  return recordedAction(
    database,
    {
      label: 'Label deleted',
      count: 1,
      subject: name,
      touched: [
        { table: 'labels', ids: [input.id] },
        { table: 'conversation_labels', ids: ties.map(({ id }) => id) },
      ],
    },
    () => {
      run(database, 'DELETE FROM conversation_labels WHERE label_id = ?', input.id);
      run(database, 'DELETE FROM labels WHERE id = ?', input.id);
    },
  );
}
