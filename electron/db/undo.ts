import { SamesideError } from '../errors.ts';
import { row, rows, run, statement } from './statements.ts';
import { refreshConversation } from './queries/conversation-threads.ts';
import type { WritableDb } from './open.ts';
import type { UndoEntry } from '../../shared/ipc/inbox.ts';

/** Rows that an action touches: only these columns are put back, so that what else happened to the row stays. */
export interface Touched {
  table: 'conversations' | 'threads' | 'people' | 'notes' | 'evidence' | 'reports';
  ids: readonly number[];
  /** Absent: the whole row, for rows that are made or deleted. */
  columns?: readonly string[];
}

interface Image {
  table: string;
  id: number;
  columns: string[] | null;
  /** Null where the row did not exist. */
  values: Record<string, unknown> | null;
}

const historyKept = 1000;

/**
 * Runs a change as one action that can be undone and redone: the touched rows are kept as they were before and after.
 * @param touched the rows; a function is asked again after the change, for rows that it makes
 */
export function recordedAction(
  database: WritableDb,
  label: string,
  count: number,
  touched: Touched[] | (() => Touched[]),
  change: () => void,
): UndoEntry {
  return database
    .transaction(() => {
      const before = typeof touched === 'function' ? [] : images(database, touched);
      change();
      const after = images(database, typeof touched === 'function' ? touched() : touched);
      const complete = before.length > 0 ? before : after.map((image) => ({ ...image, values: null }));
      // A new action closes the way forward: what was undone before it can no longer be redone.
      run(database, 'DELETE FROM actions WHERE undone_at IS NOT NULL');
      const { id } = run(
        database,
        'INSERT INTO actions (label, count, done_at, before, after) VALUES (?, ?, ?, ?, ?)',
        label,
        count,
        Date.now(),
        JSON.stringify(complete),
        JSON.stringify(after),
      );
      run(database, 'DELETE FROM actions WHERE id <= ?', id - historyKept);
      return { actionId: id, label, count };
    })
    .immediate();
}

function images(database: WritableDb, touched: Touched[]): Image[] {
  return touched.flatMap(({ table, ids, columns }) =>
    ids.map((id) => {
      const list = columns ? columns.join(', ') : '*';
      const values = row<Record<string, unknown>>(database, `SELECT ${list} FROM ${table} WHERE id = ?`, id) ?? null;
      return { table, id, columns: columns ? [...columns] : null, values };
    }),
  );
}

function restore(database: WritableDb, list: Image[]): void {
  for (const { table, id, columns, values } of list) {
    if (values === null) {
      run(database, `DELETE FROM ${table} WHERE id = ?`, id);
    } else if (columns) {
      const assignments = columns.map((column) => `${column} = ?`).join(', ');
      // A conversation that has been merged since stays merged: its state is the other one's now.
      const standing = table === 'conversations' && !columns.includes('merged_into') ? ' AND merged_into IS NULL' : '';
      run(
        database,
        `UPDATE ${table} SET ${assignments} WHERE id = ?${standing}`,
        ...columns.map((column) => values[column]),
        id,
      );
    } else {
      const names = Object.keys(values);
      const marks = names.map(() => '?').join(', ');
      const updates = names.map((name) => `${name} = excluded.${name}`).join(', ');
      statement(
        database,
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks}) ON CONFLICT (id) DO UPDATE SET ${updates}`,
      ).run(...names.map((name) => values[name]));
    }
  }
  // Messages that arrived meanwhile count as well.
  for (const { table, id, columns } of list) {
    if (table === 'conversations' && columns?.includes('merged_into')) refreshConversation(database, id);
  }
}

interface ActionRow {
  id: number;
  label: string;
  count: number;
  before: string;
  after: string;
}

/** What `undoLast` would undo, or null. */
export function nextUndo(database: WritableDb): UndoEntry | null {
  const action = row<ActionRow>(
    database,
    'SELECT id, label, count FROM actions WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1',
  );
  return action ? { actionId: action.id, label: action.label, count: action.count } : null;
}

/** Undoes the newest action that stands; null when there is none. */
export function undoLast(database: WritableDb): UndoEntry | null {
  return database
    .transaction(() => {
      const action = row<ActionRow>(database, 'SELECT * FROM actions WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1');
      if (!action) return null;
      restore(database, JSON.parse(action.before) as Image[]);
      run(database, 'UPDATE actions SET undone_at = ? WHERE id = ?', Date.now(), action.id);
      return { actionId: action.id, label: action.label, count: action.count };
    })
    .immediate();
}

/** Does again the action that was undone last; null when there is none. */
export function redoLast(database: WritableDb): UndoEntry | null {
  return database
    .transaction(() => {
      const action = row<ActionRow>(database, 'SELECT * FROM actions WHERE undone_at IS NOT NULL ORDER BY id LIMIT 1');
      if (!action) return null;
      restore(database, JSON.parse(action.after) as Image[]);
      run(database, 'UPDATE actions SET undone_at = NULL WHERE id = ?', action.id);
      return { actionId: action.id, label: action.label, count: action.count };
    })
    .immediate();
}

/** The ids named, each resolved to a row that exists. @throws SamesideError `not-found` */
export function existingIds(database: WritableDb, table: Touched['table'], ids: readonly number[]): number[] {
  const found = rows<{ id: number }>(
    database,
    `SELECT id FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  if (found.length === 0) throw new SamesideError('not-found', 'It is no longer there.');
  return found.map(({ id }) => id);
}
