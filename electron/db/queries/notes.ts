import { SamesideError } from '../../errors.ts';
import type { Note, NoteTarget } from '../../../shared/model/records.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { standingChange } from './standing-change.ts';
import { membersOf, standingPerson, standingPersonId } from './members.ts';
import { standingConversation } from './conversation-threads.ts';
import type { WritableDb } from '../open.ts';

interface RawNote {
  id: number;
  targetType: NoteTarget['type'] | null;
  targetId: number | null;
  targetTitle: string | null;
  body: string;
  createdAt: number;
  updatedAt: number;
}

const columns = `
  notes.id, target_type AS targetType, target_id AS targetId, body, created_at AS createdAt, updated_at AS updatedAt,
  CASE target_type
    WHEN 'conversation' THEN (SELECT title FROM conversations WHERE id = target_id)
    WHEN 'person' THEN (SELECT standing.name FROM people JOIN people AS standing ON standing.id = ${standingPerson('people')}
                        WHERE people.id = target_id)
    WHEN 'report' THEN (SELECT title FROM reports WHERE id = target_id)
    WHEN 'change' THEN (SELECT title FROM changes WHERE id = target_id)
  END AS targetTitle`;

function noteOf({ targetType, targetId, ...raw }: RawNote): Note {
  return { ...raw, target: targetType === null ? null : { type: targetType, id: targetId! } };
}

/** Notes by their last change, newest first: all of them, or those on one thing. */
export function listNotes(database: WritableDb, input: { target: NoteTarget | null; limit: number }): Note[] {
  const { target } = input;
  const about = target?.type === 'person' ? `IN ${membersOf(':id')}` : '= :id';
  const found = target
    ? rows<RawNote>(
        database,
        `SELECT ${columns} FROM notes WHERE target_type = :type AND target_id ${about} ORDER BY updated_at DESC LIMIT :limit`,
        { type: target.type, id: standingId(database, target), limit: input.limit },
      )
    : rows<RawNote>(database, `SELECT ${columns} FROM notes ORDER BY updated_at DESC LIMIT ?`, input.limit);
  return found.map(noteOf);
}

/** @throws SamesideError `not-found` */
export function note(database: WritableDb, input: { id: number }): Note {
  const found = row<RawNote>(database, `SELECT ${columns} FROM notes WHERE id = ?`, input.id);
  if (!found) throw new SamesideError('not-found', `There is no note ${input.id}.`);
  return noteOf(found);
}

/** Writes a note, free or on a thing that exists. @throws SamesideError `not-found` */
export function createNote(database: WritableDb, input: { target: NoteTarget | null; body: string }): Note {
  const targetId = input.target ? standingId(database, input.target) : null;
  let id = 0;
  recordedAction(
    database,
    { label: 'Note added', count: 1, subject: input.body.slice(0, 80), made: () => [{ table: 'notes', ids: [id] }] },
    () => {
      const now = Date.now();
      id = run(
        database,
        'INSERT INTO notes (target_type, target_id, body, created_at, updated_at) VALUES (?, ?, ?, ?, ?)',
        input.target?.type ?? null,
        targetId,
        input.body,
        now,
        now,
      ).id;
    },
  );
  return note(database, { id });
}

/** Saves what is being typed. Not an action of its own: the editor has its own undo. @throws SamesideError `not-found` */
export function saveNote(database: WritableDb, input: { id: number; body: string }): Note {
  run(
    database,
    'UPDATE notes SET body = ?, updated_at = ? WHERE id = ? AND body <> ?',
    input.body,
    Date.now(),
    input.id,
    input.body,
  );
  return note(database, { id: input.id });
}

/** @throws SamesideError `not-found` */
export function deleteNote(database: WritableDb, input: { id: number }): UndoEntry {
  const { body } = note(database, input);
  return recordedAction(
    database,
    { label: 'Note deleted', count: 1, subject: body.slice(0, 80), touched: [{ table: 'notes', ids: [input.id] }] },
    () => run(database, 'DELETE FROM notes WHERE id = ?', input.id),
  );
}

const targetTables = { conversation: 'conversations', person: 'people', report: 'reports', change: 'changes' } as const;

function standingId(database: WritableDb, target: NoteTarget): number {
  if (target.type === 'change') return standingChange(database, target.id);
  const id =
    target.type === 'conversation'
      ? standingConversation(database, target.id)
      : target.type === 'person'
        ? standingPersonId(database, target.id)
        : target.id;
  if (id === null || !row(database, `SELECT 1 FROM ${targetTables[target.type]} WHERE id = ?`, id)) {
    throw new SamesideError('not-found', `There is no ${target.type} ${target.id}.`);
  }
  return id;
}
