import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { Change, ChangePage, ChangeRow, ChangeState } from '../../../shared/model/change.ts';
import { trackerOf } from '../../../shared/model/tracker.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction, type Touched } from '../undo.ts';
import { countVoices } from './change-voices.ts';
import { standingChange } from './standing-change.ts';
import type { WritableDb } from '../open.ts';

const select = `
  SELECT changes.id, title, changes.state, updated_at AS updatedAt,
         (SELECT count(*) FROM conversation_changes WHERE change_id = changes.id) AS conversations FROM changes`;

/** Of each state; what was settled before these is not gone back to. */
const lookedThrough = 50;

/** All that stand, touched last first. */
export function listChanges(database: WritableDb): Change[] {
  return rows<Change>(database, `${select} WHERE merged_into IS NULL ORDER BY updated_at DESC, id DESC`);
}

export function changeById(database: WritableDb, id: number): Change {
  return row<Change>(database, `${select} WHERE changes.id = ?`, standingChange(database, id))!;
}

/**
 * Changes in one state, or all of them, touched last first.
 * @param input.before the `next` of the page before
 */
export function changePage(
  database: WritableDb,
  input: { state: ChangeState | null; before: string | null; limit: number },
): ChangePage {
  const [at, id] = input.before?.split('-').map(Number) ?? [];
  const found = rows<Change & { description: string; trackerUrl: string | null; quote: string | null }>(
    database,
    `SELECT changes.id, title, changes.state, updated_at AS updatedAt, description, tracker_url AS trackerUrl,
            (SELECT count(*) FROM conversation_changes WHERE change_id = changes.id) AS conversations,
            (SELECT substr(quote, 1, 300) FROM change_evidence JOIN evidence ON evidence.id = evidence_id
             WHERE change_id = changes.id ORDER BY change_evidence.id LIMIT 1) AS quote
     FROM changes WHERE merged_into IS NULL ${input.state === null ? '' : 'AND changes.state = :state'}
       ${at === undefined ? '' : 'AND (updated_at, id) < (:at, :id)'}
     ORDER BY updated_at DESC, id DESC LIMIT :limit`,
    { state: input.state, at, id, limit: input.limit },
  );
  const last = found.at(-1);
  return {
    rows: found.map(({ trackerUrl, ...change }): ChangeRow => ({
      ...change,
      ...countVoices(database, change),
      tracker: trackerUrl === null ? null : (trackerOf(trackerUrl)?.label ?? trackerUrl),
    })),
    next: found.length < input.limit || !last ? null : `${last.updatedAt}-${last.id}`,
  };
}

/** Those of which something became that not everyone who asked knows yet, touched last first. */
export function changesToTell(database: WritableDb, input: { limit: number }): ChangeRow[] {
  const found: ChangeRow[] = [];
  for (const state of ['shipped', 'declined', 'told'] as const) {
    const page = changePage(database, { state, before: null, limit: lookedThrough });
    found.push(...page.rows.filter(({ untold }) => untold > 0));
  }
  return found.sort((a, b) => b.updatedAt - a.updatedAt).slice(0, input.limit);
}

/** Begins a change as heard. */
export function createChange(database: WritableDb, input: { title: string }): Change {
  return changeById(database, begunChange(database, { ...input, words: '' }).id);
}

/** The row of a new change and its first step, as one action. */
export function begunChange(
  database: WritableDb,
  input: { title: string; words: string; description?: string; label?: string; groupId?: number },
): { id: number; undo: UndoEntry } {
  const { label = 'Change begun', groupId = null } = input;
  let id = 0;
  let stepId = 0;
  const undo = recordedAction(
    database,
    {
      label,
      count: 1,
      subject: input.title,
      groupId,
      made: () => [
        { table: 'changes', ids: [id] },
        { table: 'change_steps', ids: [stepId] },
      ],
    },
    () => {
      const now = Date.now();
      id = run(
        database,
        'INSERT INTO changes (title, description, created_at, updated_at) VALUES (?, ?, ?, ?)',
        input.title,
        input.description ?? '',
        now,
        now,
      ).id;
      stepId = run(
        database,
        "INSERT INTO change_steps (change_id, state, words, at) VALUES (?, 'heard', ?, ?)",
        id,
        input.words,
        now,
      ).id;
    },
  );
  return { id, undo };
}

/** What it is called and what it is about. @throws SamesideError `not-found` */
export function updateChange(
  database: WritableDb,
  input: { id: number; title: string; description: string },
): UndoEntry {
  const id = standingChange(database, input.id);
  const { title } = changeById(database, id);
  return recordedAction(
    database,
    {
      label: title === input.title ? 'Change described' : 'Change renamed',
      count: 1,
      subject: title,
      touched: [{ table: 'changes', ids: [id], columns: ['title', 'description', 'updated_at'] }],
    },
    () =>
      run(
        database,
        'UPDATE changes SET title = ?, description = ?, updated_at = ? WHERE id = ?',
        input.title,
        input.description,
        Date.now(),
        id,
      ),
  );
}

const parts = ['change_steps', 'conversation_changes', 'change_evidence', 'change_voices', 'change_tellings'] as const;

/** Everything that hangs on a change goes with it; notes on it stay as free notes. @throws SamesideError `not-found` */
export function deleteChange(database: WritableDb, input: { id: number }): UndoEntry {
  const id = standingChange(database, input.id);
  const { title } = changeById(database, id);
  const merged = rows<{ id: number }>(database, 'SELECT id FROM changes WHERE merged_into = ?', id);
  return database
    .transaction(() => {
      let undo: UndoEntry | null = null;
      // Those that were merged into it refer to it: they go first, and come back after it.
      for (const { id: goneId } of [...merged, { id }]) {
        undo = deletedOne(database, goneId, title, undo?.actionId ?? null);
      }
      return { ...undo!, count: 1 };
    })
    .immediate();
}

function deletedOne(database: WritableDb, id: number, subject: string, groupId: number | null): UndoEntry {
  const idsIn = (table: string, where = 'change_id = ?'): number[] =>
    rows<{ id: number }>(database, `SELECT id FROM ${table} WHERE ${where}`, id).map((found) => found.id);
  const notes = idsIn('notes', "target_type = 'change' AND target_id = ?");
  const touched: Touched[] = [
    { table: 'changes', ids: [id] },
    ...parts.map((table) => ({ table, ids: idsIn(table) })),
    { table: 'notes', ids: notes, columns: ['target_type', 'target_id'] },
    { table: 'report_answers', ids: idsIn('report_answers'), columns: ['change_id'] },
  ];
  return recordedAction(
    database,
    { label: 'Change deleted', count: groupId === null ? 1 : 0, subject, groupId, touched },
    () => {
      run(
        database,
        "UPDATE notes SET target_type = NULL, target_id = NULL WHERE target_type = 'change' AND target_id = ?",
        id,
      );
      for (const table of parts) run(database, `DELETE FROM ${table} WHERE change_id = ?`, id);
      run(database, 'DELETE FROM changes WHERE id = ?', id);
    },
  );
}
