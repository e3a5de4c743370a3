import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { StoredAudience } from '../../../shared/model/audience.ts';
import { SamesideError } from '../../errors.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction, type Touched } from '../undo.ts';
import { mustBeFree } from './names.ts';
import type { WritableDb } from '../open.ts';

/** In the order in which they were made; those that come with the program first. */
export function listAudiences(database: WritableDb): StoredAudience[] {
  return rows<StoredAudience>(database, 'SELECT id, name, salutation, length, naming FROM audiences ORDER BY id');
}

/** Makes an audience (`id` null) or changes one. @throws SamesideError `not-found`, `name-taken` */
export function saveAudience(
  database: WritableDb,
  input: Omit<StoredAudience, 'id'> & { id: number | null },
): { id: number; undo: UndoEntry } {
  const { name, salutation, length, naming } = input;
  if (input.id !== null) audience(database, { id: input.id });
  mustBeFree(database, 'audiences', name, input.id);
  let id = input.id ?? 0;
  const undo = recordedAction(
    database,
    {
      label: input.id === null ? 'Audience made' : 'Audience changed',
      count: 1,
      subject: name,
      ...(input.id === null
        ? { made: () => [{ table: 'audiences', ids: [id] } as const] }
        : { touched: [{ table: 'audiences', ids: [id], columns: ['name', 'salutation', 'length', 'naming'] }] }),
    },
    () => {
      if (input.id === null) {
        id = run(
          database,
          'INSERT INTO audiences (name, salutation, length, naming, created_at) VALUES (?, ?, ?, ?, ?)',
          ...[name, salutation, length, naming, Date.now()],
        ).id;
      } else {
        run(
          database,
          'UPDATE audiences SET name = ?, salutation = ?, length = ?, naming = ? WHERE id = ?',
          ...[name, salutation, length, naming, id],
        );
      }
    },
  );
  return { id, undo };
}

/** What was written for it is for everybody then. @throws SamesideError `not-found` */
export function deleteAudience(database: WritableDb, input: { id: number }): UndoEntry {
  const { name } = audience(database, input);
  const idsOf = (table: 'reports' | 'report_series'): Touched => ({
    table,
    ids: rows<{ id: number }>(database, `SELECT id FROM ${table} WHERE audience_id = ?`, input.id).map(({ id }) => id),
    columns: ['audience_id'],
  });
  return recordedAction(
    database,
    {
      label: 'Audience deleted',
      count: 1,
      subject: name,
      touched: [{ table: 'audiences', ids: [input.id] }, idsOf('reports'), idsOf('report_series')],
    },
    () => {
      for (const table of ['reports', 'report_series']) {
        run(database, `UPDATE ${table} SET audience_id = NULL WHERE audience_id = ?`, input.id);
      }
      run(database, 'DELETE FROM audiences WHERE id = ?', input.id);
    },
  );
}

/** @throws SamesideError `not-found` */
export function audience(database: WritableDb, input: { id: number }): StoredAudience {
  const found = row<StoredAudience>(
    database,
    'SELECT id, name, salutation, length, naming FROM audiences WHERE id = ?',
    input.id,
  );
  if (!found) throw new SamesideError('not-found', `There is no audience ${input.id}.`);
  return found;
}

/** Whom a report is for; null: everybody. @throws SamesideError `not-found` */
export function setReportAudience(database: WritableDb, input: { id: number; audienceId: number | null }): UndoEntry {
  const found = row<{ title: string }>(database, 'SELECT title FROM reports WHERE id = ?', input.id);
  if (!found) throw new SamesideError('not-found', `There is no report ${input.id}.`);
  if (input.audienceId !== null) audience(database, { id: input.audienceId });
  return recordedAction(
    database,
    {
      label: 'Audience chosen',
      count: 1,
      subject: found.title,
      touched: [{ table: 'reports', ids: [input.id], columns: ['audience_id'] }],
    },
    () => run(database, 'UPDATE reports SET audience_id = ? WHERE id = ?', input.audienceId, input.id),
  );
}
