import { SamesideError } from '../errors.ts';
import { row, rows, run, statement } from './statements.ts';
import { refuseWithdrawal } from './queries/edition-withdrawal.ts';
import { refreshConversation, refreshThreads } from './queries/conversation-threads.ts';
import { indexNameAnew, refreshPeople, repairJoins, settleWishes } from './queries/person-refresh.ts';
import { refreshRelation, refreshRelationsOf } from './queries/relation.ts';
import { refreshWaitingOfPerson } from './queries/waiting.ts';
import type { WritableDb } from './open.ts';
import type { UndoEntry } from '../../shared/ipc/inbox.ts';
import type { HistoryEntry } from '../../shared/model/triage.ts';

/** Tables whose rows actions touch; all have an `id`. */
export type TouchedTable =
  | 'conversations'
  | 'threads'
  | 'messages'
  | 'people'
  | 'notes'
  | 'evidence'
  | 'reports'
  | 'labels'
  | 'conversation_labels'
  | 'changes'
  | 'conversation_changes'
  | 'conversation_links'
  | 'assumptions'
  | 'saved_views'
  | 'rules'
  | 'identities'
  | 'not_joined'
  | 'affiliations'
  | 'consents'
  | 'conversation_people'
  | 'contributions'
  | 'credits'
  | 'promises'
  | 'dismissed_hints'
  | 'assumption_grounds'
  | 'change_steps'
  | 'change_evidence'
  | 'change_voices'
  | 'change_tellings'
  | 'sources'
  | 'audiences'
  | 'report_templates'
  | 'report_series'
  | 'report_versions'
  | 'report_editions'
  | 'report_answers';

/** Rows that an action touches: only these columns are put back, so that what else happened to the row stays. */
export interface Touched {
  table: TouchedTable;
  ids: readonly number[];
  /** Absent: the whole row, for rows that are made or deleted. */
  columns?: readonly string[];
}

interface Image {
  table: TouchedTable;
  id: number;
  columns: string[] | null;
  /** Null where the row did not exist. */
  values: Record<string, unknown> | null;
}

export interface ActionDetails {
  /** Reads on its own, such as "Marked done". */
  label: string;
  count: number;
  /** What it was about, for the history: the title of the first thing touched. */
  subject?: string;
  /** The group of an action before it; together they are undone as one. */
  groupId?: number | null;
  /** Rows that exist before. */
  touched?: Touched[];
  /** Rows that the change makes, asked for after it. */
  made?: () => Touched[];
}

const historyKept = 5000;
/** The history is trimmed once in so many actions. */
const trimEvery = 100;

/** Runs a change as one action that can be undone and redone: the touched rows are kept as they were before and after. */
export function recordedAction(database: WritableDb, details: ActionDetails, change: () => void): UndoEntry {
  const { label, count, subject = '', groupId = null, touched = [], made = () => [] } = details;
  return database
    .transaction(() => {
      const before = images(database, touched);
      change();
      const fresh = images(database, made());
      const after = [...images(database, touched), ...fresh];
      const complete = [...before, ...fresh.map((image) => ({ ...image, values: null }))];
      // A new action closes the way forward: what was undone before it can no longer be redone.
      run(database, 'DELETE FROM actions WHERE undone_at IS NOT NULL');
      const { id } = run(
        database,
        'INSERT INTO actions (label, count, done_at, before, after, subject) VALUES (?, ?, ?, ?, ?, ?)',
        label,
        count,
        Date.now(),
        JSON.stringify(complete),
        JSON.stringify(after),
        subject,
      );
      run(database, 'UPDATE actions SET group_id = ? WHERE id = ?', groupId ?? id, id);
      if (id % trimEvery === 0) {
        const limit = 'SELECT group_id FROM actions ORDER BY id DESC LIMIT 1 OFFSET ?';
        run(database, `DELETE FROM actions WHERE group_id < (${limit})`, historyKept);
      }
      return { actionId: groupId ?? id, label, count };
    })
    .immediate();
}

/** Stored counts follow by themselves: that one changed does not mean that somebody touched the row. */
const countColumns: Partial<Record<TouchedTable, readonly string[]>> = {
  saved_views: ['conversations', 'counted_at'],
};

function images(database: WritableDb, touched: Touched[]): Image[] {
  return touched.flatMap(({ table, ids, columns }) =>
    ids.map((id) => {
      const list = columns ? columns.join(', ') : '*';
      const values = row<Record<string, unknown>>(database, `SELECT ${list} FROM ${table} WHERE id = ?`, id) ?? null;
      if (values && !columns) for (const count of countColumns[table] ?? []) delete values[count];
      return { table, id, columns: columns ? [...columns] : null, values };
    }),
  );
}

/**
 * Puts rows back as the images show them.
 * @param others the images of the other side
 * @param unlessChanged rows that look different from the other side now were touched since, and stay as they are
 */
function restore(database: WritableDb, list: readonly Image[], others: readonly Image[], unlessChanged: boolean): void {
  const isAsLeft = (index: number): boolean =>
    sameImage(images(database, [touchedBy(others[index]!)])[0]!, others[index]!);
  // Who is whom is one thing: all of it goes back, or nothing.
  const asJoined = list.every((image, index) => !saysWho(image) || isAsLeft(index));
  const kept = list.filter((image, index) => (saysWho(image) ? asJoined : !unlessChanged || isAsLeft(index)));
  for (const image of kept) restoreOne(database, image);
  refreshAfterRestore(database, kept);
}

/** Whether the image says which identities are one person. */
function saysWho({ table, columns }: Image): boolean {
  return (
    (table === 'people' && columns?.includes('joined_into') === true) ||
    (table === 'identities' && columns?.includes('person_id') === true)
  );
}

function touchedBy({ table, id, columns }: Image): Touched {
  return { table, ids: [id], ...(columns && { columns }) };
}

function sameImage(one: Image, other: Image): boolean {
  const [a, b] = [one, other].map(({ table, values }) =>
    // Follows from other rows: that it changed does not mean that somebody touched the row.
    JSON.stringify(values, (name, value: unknown) => (table === 'conversations' && name === 'relation' ? null : value)),
  );
  return a === b;
}

function restoreOne(database: WritableDb, { table, id, columns, values }: Image): void {
  if (values === null) {
    if (table === 'report_editions') refuseWithdrawal(database, id);
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
    const put = statement(
      database,
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks}) ON CONFLICT (id) DO UPDATE SET ${updates}`,
    );
    try {
      put.run(...names.map((name) => values[name]));
    } catch (error) {
      // What was said about a conversation that its source no longer keeps cannot come back; the rest can.
      if ((error as { code?: string }).code !== 'SQLITE_CONSTRAINT_FOREIGNKEY') throw error;
    }
  }
}

/** What rows say about other rows follows: messages that arrived meanwhile count as well. */
function refreshAfterRestore(database: WritableDb, list: readonly Image[]): void {
  const moved = list.filter(({ table, columns }) => table === 'messages' && columns?.includes('thread_id'));
  if (moved.length > 0) {
    const threads = list.filter(({ table }) => table === 'threads').map(({ id }) => id);
    for (const id of threads) {
      run(
        database,
        `UPDATE messages SET thread_id = threads.merged_into FROM threads
         WHERE messages.thread_id = ? AND threads.id = messages.thread_id AND threads.merged_into IS NOT NULL`,
        id,
      );
    }
    refreshThreads(
      database,
      moved.map(({ id }) => id),
      threads,
    );
  }
  const joined = list.filter((image) => image.table === 'people' && saysWho(image)).map(({ id }) => id);
  if (joined.length > 0) {
    repairJoins(database, joined);
    for (const id of joined) settleWishes(database, id);
    refreshPeople(database, joined);
  }
  for (const { table, id, columns } of list) {
    if (table === 'people' && columns?.includes('name')) indexNameAnew(database, id);
    if (table === 'conversations' && columns?.includes('merged_into')) refreshConversation(database, id);
    if (table === 'conversations' && columns?.includes('relation')) refreshRelation(database, id);
    if (table === 'people' && columns?.includes('ours')) {
      refreshWaitingOfPerson(database, id);
      refreshRelationsOf(database, id);
    }
  }
}

interface ActionRow {
  id: number;
  groupId: number;
  label: string;
  count: number;
  before: string;
  after: string;
}

const actionColumns = 'id, group_id AS groupId, label, count, before, after';
/** Actions of a large group are taken back in steps of so many. */
const stepSize = 2;

/**
 * The newest group that stands: what `undoLast` would undo, or null. What a rule did on arrival came in between unasked: it is
 * undone by its group.
 */
export function nextUndo(database: WritableDb): UndoEntry | null {
  const found = row<{ groupId: number }>(
    database,
    `SELECT group_id AS groupId FROM actions WHERE undone_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM rule_runs WHERE rule_runs.group_id = actions.group_id AND trigger = 'arrival')
     ORDER BY id DESC LIMIT 1`,
  );
  return found ? entryOf(database, found.groupId) : null;
}

function entryOf(database: WritableDb, groupId: number): UndoEntry {
  const found = row<{ label: string; count: number }>(
    database,
    'SELECT label, sum(count) AS count FROM actions WHERE group_id = ? ORDER BY id',
    groupId,
  )!;
  return { actionId: groupId, ...found };
}

/** A step on the way back or forth; `more` says that the group is not through yet. */
export interface UndoStep {
  entry: UndoEntry;
  more: boolean;
}

/** Undoes the newest group that stands, or the next piece of it; null when there is none. */
export function undoLast(database: WritableDb): UndoStep | null {
  return database
    .transaction(() => {
      const next = nextUndo(database);
      return next && undoPiece(database, next, false);
    })
    .immediate();
}

/**
 * Undoes one group, wherever it stands in the history, or the next piece of it. Rows touched since stay as they are.
 * Null when nothing of it is left to undo.
 */
export function undoGroup(database: WritableDb, input: { groupId: number }): UndoStep | null {
  return database
    .transaction(() => {
      const standing = row(
        database,
        'SELECT 1 FROM actions WHERE group_id = ? AND undone_at IS NULL LIMIT 1',
        input.groupId,
      );
      return standing ? undoPiece(database, entryOf(database, input.groupId), true) : null;
    })
    .immediate();
}

function undoPiece(database: WritableDb, entry: UndoEntry, unlessChanged: boolean): UndoStep {
  const pieces = rows<ActionRow>(
    database,
    `SELECT ${actionColumns} FROM actions WHERE group_id = ? AND undone_at IS NULL ORDER BY id DESC LIMIT ?`,
    entry.actionId,
    stepSize,
  );
  for (const { id, before, after } of pieces) {
    restore(database, JSON.parse(before) as Image[], JSON.parse(after) as Image[], unlessChanged);
    run(database, 'UPDATE actions SET undone_at = ? WHERE id = ?', Date.now(), id);
  }
  const more = row(database, 'SELECT 1 FROM actions WHERE group_id = ? AND undone_at IS NULL', entry.actionId);
  return { entry, more: more !== undefined };
}

/** Does again the group that was undone last, or the next piece of it; null when there is none. */
export function redoLast(database: WritableDb): UndoStep | null {
  return database
    .transaction(() => {
      const last = row<{ groupId: number }>(
        database,
        'SELECT group_id AS groupId FROM actions WHERE undone_at IS NOT NULL ORDER BY undone_at DESC, id LIMIT 1',
      );
      if (!last) return null;
      const entry = entryOf(database, last.groupId);
      const undone = 'FROM actions WHERE group_id = ? AND undone_at IS NOT NULL ORDER BY id LIMIT ?';
      const pieces = rows<ActionRow>(database, `SELECT ${actionColumns} ${undone}`, last.groupId, stepSize);
      for (const { id, before, after } of pieces) {
        restore(database, JSON.parse(after) as Image[], JSON.parse(before) as Image[], false);
        run(database, 'UPDATE actions SET undone_at = NULL WHERE id = ?', id);
      }
      return { entry, more: row(database, `SELECT 1 ${undone}`, last.groupId, 1) !== undefined };
    })
    .immediate();
}

/** What was done since a time, newest first. */
export function undoHistory(database: WritableDb, input: { since: number; limit: number }): HistoryEntry[] {
  return rows<Omit<HistoryEntry, 'undone'> & { undone: number }>(
    database,
    `SELECT group_id AS groupId, label, subject, sum(count) AS count, done_at AS doneAt, undone_at IS NOT NULL AS undone,
            min(id) AS first
     FROM actions WHERE done_at >= ? GROUP BY group_id ORDER BY group_id DESC LIMIT ?`,
    input.since,
    input.limit,
  ).map(({ groupId, label, subject, count, doneAt, undone }) => ({
    groupId,
    label,
    subject,
    count,
    doneAt,
    undone: undone === 1,
  }));
}

/** The ids named, each resolved to a row that exists. @throws SamesideError `not-found` */
export function existingIds(database: WritableDb, table: TouchedTable, ids: readonly number[]): number[] {
  const found = rows<{ id: number }>(
    database,
    `SELECT id FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  if (found.length === 0) throw new SamesideError('not-found', 'It is no longer there.');
  return found.map(({ id }) => id);
}
