import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { ChangeState } from '../../../shared/model/change.ts';
import { rows, run } from '../statements.ts';
import { recordedAction, type Touched, type TouchedTable } from '../undo.ts';
import { begunChange, changeById } from './changes.ts';
import { standingChange } from './standing-change.ts';
import { voiceIds } from './change-voices.ts';
import { standingPerson } from './members.ts';
import type { WritableDb } from '../open.ts';

/** What hangs on a change and moves with it, and the column that can stand there once only. */
const moving = {
  conversation_changes: 'conversation_id',
  change_evidence: 'evidence_id',
  change_voices: 'person_id',
  change_tellings: null,
} as const satisfies Partial<Record<TouchedTable, string | null>>;

const facts = [
  ...['title', 'description', 'answer', 'answered_by', 'answered_at', 'merged_into', 'updated_at'],
  ...['tracker_url', 'tracker_state', 'tracker_title', 'tracker_checked_at', 'tracker_error'],
];

/**
 * Makes a change part of another: its conversations, evidence, voices, tellings and notes go there, its steps stay and are read
 * with the other's. Everyone who asked for either asks for the one. What the other does not know yet (description, answer,
 * tracker) it takes over.
 * @throws SamesideError `not-found`, `nothing-to-merge` when both are the same
 */
export function mergeChanges(database: WritableDb, input: { id: number; intoId: number }): UndoEntry {
  const gone = standingChange(database, input.id);
  const into = standingChange(database, input.intoId);
  if (gone === into) throw new SamesideError('nothing-to-merge', 'Choose another change to merge it with.');
  const both = JSON.stringify([gone, into]);
  const asking = JSON.stringify([...new Set([...voiceIds(database, gone), ...voiceIds(database, into)])]);
  const follow = rows<{ id: number }>(database, 'SELECT id FROM changes WHERE merged_into = ?', gone).map(
    ({ id }) => id,
  );
  const idsIn = (table: string, where = 'change_id'): number[] =>
    rows<{ id: number }>(
      database,
      `SELECT id FROM ${table} WHERE ${where} IN (SELECT value FROM json_each(?))`,
      both,
    ).map(({ id }) => id);
  const touched: Touched[] = [
    { table: 'changes', ids: [gone, into, ...follow], columns: facts },
    ...Object.keys(moving).map((table) => ({ table: table as TouchedTable, ids: idsIn(table) })),
    { table: 'notes', ids: idsIn('notes', "target_type = 'change' AND target_id"), columns: ['target_id'] },
  ];
  return recordedAction(
    database,
    { label: 'Changes merged', count: 2, subject: changeById(database, into).title, touched },
    () => {
      // Nobody who asks for either is taken out by what was said about the other.
      const standing = `(SELECT ${standingPerson('people')} FROM people WHERE people.id = change_voices.person_id)`;
      const outweighed = `change_id = ? AND asks = 0 AND ${standing} IN (SELECT value FROM json_each(?))`;
      run(database, `DELETE FROM change_voices WHERE ${outweighed}`, gone, asking);
      run(database, `UPDATE change_voices SET asks = 1 WHERE ${outweighed}`, into, asking);
      run(database, 'DELETE FROM change_tellings WHERE change_id = ? AND told_at IS NULL', gone);
      for (const [table, column] of Object.entries(moving)) {
        if (column !== null) {
          run(
            database,
            `DELETE FROM ${table} WHERE change_id = ? AND ${column} IN (SELECT ${column} FROM ${table} WHERE change_id = ?)`,
            gone,
            into,
          );
        }
        run(database, `UPDATE ${table} SET change_id = ? WHERE change_id = ?`, into, gone);
      }
      run(database, "UPDATE notes SET target_id = ? WHERE target_type = 'change' AND target_id = ?", into, gone);
      takeOver(database, gone, into);
      run(database, 'UPDATE changes SET merged_into = ? WHERE id = ? OR merged_into = ?', into, gone, gone);
    },
  );
}

function takeOver(database: WritableDb, gone: number, into: number): void {
  run(
    database,
    `UPDATE changes SET updated_at = :now,
       description = iif(changes.description = '', other.description,
         changes.description || iif(other.description = '', '', char(10, 10) || other.description)),
       (answer, answered_by, answered_at) = (SELECT iif(changes.answer = '', other.answer, changes.answer),
         iif(changes.answer = '', other.answered_by, changes.answered_by),
         iif(changes.answer = '', other.answered_at, changes.answered_at)),
       (tracker_url, tracker_state, tracker_title, tracker_checked_at, tracker_error) = (SELECT
         coalesce(changes.tracker_url, other.tracker_url),
         iif(changes.tracker_url IS NULL, other.tracker_state, changes.tracker_state),
         iif(changes.tracker_url IS NULL, other.tracker_title, changes.tracker_title),
         iif(changes.tracker_url IS NULL, other.tracker_checked_at, changes.tracker_checked_at),
         iif(changes.tracker_url IS NULL, other.tracker_error, changes.tracker_error))
     FROM changes AS other WHERE changes.id = :into AND other.id = :gone`,
    { now: Date.now(), into, gone },
  );
}

/**
 * Takes conversations and evidence out into a change of their own, heard anew. The evidence of a conversation goes with it, and
 * so does what was said by hand about those who ask there.
 * @throws SamesideError `not-found`, `nothing-to-split` when none of it belongs to the change
 */
export function splitChange(
  database: WritableDb,
  input: { id: number; title: string; conversationIds: readonly number[]; evidenceIds: readonly number[] },
): { id: number; undo: UndoEntry } {
  const from = standingChange(database, input.id);
  const conversationIds = JSON.stringify(input.conversationIds);
  const ties = rows<{ id: number }>(
    database,
    'SELECT id FROM conversation_changes WHERE change_id = ? AND conversation_id IN (SELECT value FROM json_each(?))',
    from,
    conversationIds,
  ).map(({ id }) => id);
  const quotes = rows<{ id: number }>(
    database,
    `SELECT change_evidence.id FROM change_evidence JOIN evidence ON evidence.id = evidence_id
     WHERE change_id = ? AND (evidence_id IN (SELECT value FROM json_each(?))
       OR conversation_id IN (SELECT value FROM json_each(?)))`,
    from,
    JSON.stringify(input.evidenceIds),
    conversationIds,
  ).map(({ id }) => id);
  if (ties.length + quotes.length === 0) {
    throw new SamesideError('nothing-to-split', 'Choose conversations or words of this change to split off.');
  }
  return database
    .transaction(() => {
      const { title } = changeById(database, from);
      const begun = begunChange(database, {
        title: input.title,
        words: `Split from “${title}”`,
        label: 'Change split',
      });
      const undo = moved(database, {
        from,
        into: begun.id,
        ties,
        quotes,
        subject: title,
        groupId: begun.undo.actionId,
      });
      return { id: begun.id, undo: { ...undo, label: 'Change split', count: 1 } };
    })
    .immediate();
}

function moved(
  database: WritableDb,
  parts: { from: number; into: number; ties: number[]; quotes: number[]; subject: string; groupId: number },
): UndoEntry {
  const { from, into, ties, quotes, subject, groupId } = parts;
  let made: number[] = [];
  return recordedAction(
    database,
    {
      label: 'Change split',
      count: 0,
      subject,
      groupId,
      touched: [
        { table: 'conversation_changes', ids: ties, columns: ['change_id'] },
        { table: 'change_evidence', ids: quotes, columns: ['change_id'] },
      ],
      made: () => [{ table: 'change_voices', ids: made }],
    },
    () => {
      for (const id of ties) run(database, 'UPDATE conversation_changes SET change_id = ? WHERE id = ?', into, id);
      for (const id of quotes) run(database, 'UPDATE change_evidence SET change_id = ? WHERE id = ?', into, id);
      made = rows<{ id: number }>(
        database,
        `INSERT INTO change_voices (change_id, person_id, asks)
         SELECT ?, person_id, 0 FROM change_voices WHERE change_id = ? AND asks = 0 RETURNING id`,
        into,
        from,
      ).map(({ id }) => id);
    },
  );
}

/** A change with the words that it is described by. */
export interface DescribedChange {
  id: number;
  title: string;
  state: ChangeState;
  description: string;
  quotes: string;
}

const describedAtOnce = 100;

/** Changes with their words, some at a time, so that all of them can be compared. @param input.after the last id of the slice before */
export function describedChanges(
  database: WritableDb,
  input: { after: number },
): { changes: DescribedChange[]; next: number | null } {
  const changes = rows<DescribedChange>(
    database,
    `SELECT id, title, state, description, coalesce((SELECT group_concat(substr(quote, 1, 500), ' ') FROM (
       SELECT quote FROM change_evidence JOIN evidence ON evidence.id = evidence_id WHERE change_id = changes.id LIMIT 20)), '')
       AS quotes
     FROM changes WHERE id > ? AND merged_into IS NULL ORDER BY id LIMIT ?`,
    input.after,
    describedAtOnce,
  );
  return { changes, next: changes.length < describedAtOnce ? null : changes.at(-1)!.id };
}
