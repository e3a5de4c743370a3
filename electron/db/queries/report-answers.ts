import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { AnswerOutcome, ReportAnswer } from '../../../shared/model/edition.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { moveChange, setChangeAnswer } from './change-steps.ts';
import { standingChange } from './standing-change.ts';
import type { WritableDb } from '../open.ts';

const select = `
  SELECT report_answers.id, edition_id AS editionId, report_id AS reportId, report_editions.title AS reportTitle, number, edition,
         changes.id AS changeId, changes.title AS changeTitle, by_whom AS byWhom, report_answers.words, report_answers.at
  FROM report_answers JOIN report_editions ON report_editions.id = edition_id
  LEFT JOIN changes AS first ON first.id = change_id LEFT JOIN changes ON changes.id = coalesce(first.merged_into, first.id)`;

/** What the company said, the newest first: to one edition, or about one change in whatever report. */
export function reportAnswers(
  database: WritableDb,
  input: { editionId: number } | { changeId: number },
): ReportAnswer[] {
  const [where, id] = 'editionId' in input ? ['edition_id = ?', input.editionId] : ['changes.id = ?', input.changeId];
  return rows<ReportAnswer>(
    database,
    `${select} WHERE ${where} ORDER BY report_answers.at DESC, report_answers.id DESC`,
    id,
  );
}

export interface AnswerInput {
  /** Null for a new one. */
  id: number | null;
  editionId: number;
  changeId: number | null;
  byWhom: string;
  words: string;
  at: number;
  outcome: AnswerOutcome;
}

/**
 * Writes down what the company said to an edition. About a change it can become that change's answer, or take it to another
 * state with these words, in one step of undo.
 * @throws SamesideError `not-found`, `words-needed`, `change-needed`, and what `moveChange` and `setChangeAnswer` throw
 */
export function saveReportAnswer(database: WritableDb, input: AnswerInput): UndoEntry {
  const words = input.words.trim();
  if (words === '') throw new SamesideError('words-needed', 'Write down what was answered.');
  const edition = row<{ title: string }>(database, 'SELECT title FROM report_editions WHERE id = ?', input.editionId);
  if (!edition) throw new SamesideError('not-found', `There is no edition ${input.editionId}.`);
  const changeId = input.changeId === null ? null : standingChange(database, input.changeId);
  if (changeId === null && input.outcome !== 'none') {
    throw new SamesideError('change-needed', 'Say which change this is about.');
  }
  return database
    .transaction(() => {
      const undo = written(database, { ...input, words, changeId }, edition.title);
      if (changeId !== null) follow(database, { ...input, words, changeId }, undo.actionId);
      return undo;
    })
    .immediate();
}

function written(database: WritableDb, input: AnswerInput, title: string): UndoEntry {
  const { editionId, changeId, words, at } = input;
  const values = [editionId, changeId, input.byWhom.trim(), words, at] as const;
  if (input.id === null) {
    let id = 0;
    return recordedAction(
      database,
      {
        label: 'Answer to a report written down',
        count: 1,
        subject: title,
        made: () => [{ table: 'report_answers', ids: [id] }],
      },
      () => {
        id = run(
          database,
          'INSERT INTO report_answers (edition_id, change_id, by_whom, words, at) VALUES (?, ?, ?, ?, ?)',
          ...values,
        ).id;
      },
    );
  }
  const known = input.id;
  refuseUnknown(database, known);
  return recordedAction(
    database,
    {
      label: 'Answer to a report changed',
      count: 1,
      subject: title,
      touched: [{ table: 'report_answers', ids: [known] }],
    },
    () =>
      run(
        database,
        'UPDATE report_answers SET (edition_id, change_id, by_whom, words, at) = (?, ?, ?, ?, ?) WHERE id = ?',
        ...values,
        known,
      ),
  );
}

/** What becomes of the change, in the same group of actions. */
function follow(database: WritableDb, input: AnswerInput & { changeId: number }, groupId: number): void {
  const { changeId: id, words, outcome, byWhom: by, at } = input;
  if (outcome === 'none') return;
  const { actionId } =
    outcome === 'answer'
      ? setChangeAnswer(database, { id, words, by, at })
      : moveChange(database, { id, state: outcome, words, by, at });
  run(database, 'UPDATE actions SET group_id = ?, count = 0 WHERE id = ?', groupId, actionId);
}

function refuseUnknown(database: WritableDb, id: number): void {
  if (row(database, 'SELECT 1 FROM report_answers WHERE id = ?', id)) return;
  throw new SamesideError('not-found', 'This answer is no longer there.');
}

/** @throws SamesideError `not-found` */
export function deleteReportAnswer(database: WritableDb, input: { id: number }): UndoEntry {
  refuseUnknown(database, input.id);
  const { reportTitle } = row<ReportAnswer>(database, `${select} WHERE report_answers.id = ?`, input.id)!;
  return recordedAction(
    database,
    {
      label: 'Answer to a report deleted',
      count: 1,
      subject: reportTitle,
      touched: [{ table: 'report_answers', ids: [input.id] }],
    },
    () => run(database, 'DELETE FROM report_answers WHERE id = ?', input.id),
  );
}
