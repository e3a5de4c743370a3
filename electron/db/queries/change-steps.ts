import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { ChangeState } from '../../../shared/model/change.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { changeById } from './changes.ts';
import { standingChange } from './standing-change.ts';
import { countVoices } from './change-voices.ts';
import type { WritableDb } from '../open.ts';

export interface ChangeMove {
  id: number;
  state: ChangeState;
  /** What was said with it: the company's answer for accepted and declined, what is there for shipped. */
  words: string;
  /** Who said so. */
  by?: string;
  /** When it was so; now when absent. */
  at?: number;
}

const labels: Record<ChangeState, string> = {
  heard: 'Change heard',
  championed: 'Change championed',
  accepted: 'Change accepted',
  shipped: 'Change shipped',
  told: 'Change told',
  declined: 'Change declined',
};

/**
 * Takes a change to another state, with its date and words.
 * @throws SamesideError `not-found`; `reason-needed` when it is declined without words; `not-all-told` when it is to be told and
 * somebody who asks has not been; `unchanged` when it is so already and nothing was said; `not-yet` for a date to come
 */
export function moveChange(database: WritableDb, input: ChangeMove): UndoEntry {
  const id = standingChange(database, input.id);
  const change = changeById(database, id);
  const words = input.words.trim();
  const at = input.at ?? Date.now();
  if (at > Date.now() + 60_000) throw new SamesideError('not-yet', 'That date is still to come.');
  if (input.state === 'declined' && words === '') {
    throw new SamesideError(
      'reason-needed',
      'Say why it was declined, in words that can be told to those who asked for it.',
    );
  }
  if (input.state === change.state && words === '') {
    throw new SamesideError('unchanged', `The change is ${change.state} already.`);
  }
  if (input.state === 'told') refuseUntold(database, id, change.state);
  const answers = words !== '' && (input.state === 'accepted' || input.state === 'declined');
  // What was drafted about another outcome says the wrong thing now.
  const drafts = input.state === 'shipped' || input.state === 'declined' ? draftIds(database, id) : [];
  let stepId = 0;
  return recordedAction(
    database,
    {
      label: labels[input.state],
      count: 1,
      subject: change.title,
      touched: [
        {
          table: 'changes',
          ids: [id],
          columns: ['state', 'updated_at', ...(answers ? ['answer', 'answered_by', 'answered_at'] : [])],
        },
        { table: 'change_tellings', ids: drafts },
      ],
      made: () => [{ table: 'change_steps', ids: [stepId] }],
    },
    () => {
      run(database, 'UPDATE changes SET state = ?, updated_at = ? WHERE id = ?', input.state, Date.now(), id);
      if (answers) storeAnswer(database, id, { words, by: input.by ?? '', at });
      for (const draft of drafts) run(database, 'DELETE FROM change_tellings WHERE id = ?', draft);
      stepId = addStep(database, { changeId: id, state: input.state, words, at, reportId: null });
    },
  );
}

function draftIds(database: WritableDb, id: number): number[] {
  return rows<{ id: number }>(
    database,
    'SELECT id FROM change_tellings WHERE change_id = ? AND told_at IS NULL',
    id,
  ).map((draft) => draft.id);
}

function refuseUntold(database: WritableDb, id: number, state: ChangeState): void {
  const { people, untold } = countVoices(database, { id, state: state === 'declined' ? 'declined' : 'shipped' });
  if (untold === 0) return;
  throw new SamesideError(
    'not-all-told',
    untold === people
      ? 'Nobody who asked has been told yet. Tell them first; it is told when everyone knows.'
      : `${untold} of those who asked have not been told yet. It is told when everyone knows.`,
  );
}

/** A row of `change_steps`, inside of an action. */
export function addStep(
  database: WritableDb,
  step: { changeId: number; state: ChangeState; words: string; at: number; reportId: number | null },
): number {
  return run(
    database,
    'INSERT INTO change_steps (change_id, state, words, at, report_id) VALUES (?, ?, ?, ?, ?)',
    step.changeId,
    step.state,
    step.words,
    step.at,
    step.reportId,
  ).id;
}

function storeAnswer(database: WritableDb, id: number, answer: { words: string; by: string; at: number }): void {
  run(
    database,
    'UPDATE changes SET answer = ?, answered_by = ?, answered_at = ? WHERE id = ?',
    answer.words,
    answer.by.trim(),
    answer.at,
    id,
  );
}

/**
 * Writes down what the company answered; empty words take it away.
 * @throws SamesideError `not-found`, `reason-needed` when a declined change would lose its reason
 */
export function setChangeAnswer(
  database: WritableDb,
  input: { id: number; words: string; by: string; at: number },
): UndoEntry {
  const id = standingChange(database, input.id);
  const { title, state } = changeById(database, id);
  const words = input.words.trim();
  if (state === 'declined' && words === '') {
    throw new SamesideError('reason-needed', 'A declined change keeps its reason: those who asked are told so.');
  }
  return recordedAction(
    database,
    {
      label: words === '' ? 'Answer removed' : 'Answer written down',
      count: 1,
      subject: title,
      touched: [{ table: 'changes', ids: [id], columns: ['answer', 'answered_by', 'answered_at'] }],
    },
    () => {
      if (words !== '') return storeAnswer(database, id, { ...input, words });
      run(database, "UPDATE changes SET answer = '', answered_by = '', answered_at = NULL WHERE id = ?", id);
    },
  );
}

/** What is to be told about how a change came out. */
export function outcomeWords(database: WritableDb, id: number): { date: number; words: string } {
  return row<{ date: number; words: string }>(
    database,
    `SELECT coalesce(step.at, updated_at) AS date,
            iif(changes.state = 'declined', answer, coalesce(step.words, '')) AS words
     FROM changes LEFT JOIN (SELECT change_id, at, words FROM change_steps
       WHERE change_id = :id AND state = (SELECT iif(state = 'declined', 'declined', 'shipped') FROM changes WHERE id = :id)
       ORDER BY at DESC, id DESC LIMIT 1) AS step ON step.change_id = changes.id
     WHERE changes.id = :id`,
    { id },
  )!;
}
