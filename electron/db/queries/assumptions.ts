import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { practiceBit } from '../../../shared/model/practice.ts';
import type { Assumption } from '../../../shared/model/triage.ts';
import { withGrounds } from './assumption-grounds.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { standingConversation } from './conversation-threads.ts';
import type { WritableDb } from '../open.ts';

export type BareAssumption = Omit<Assumption, 'grounds'>;

export const assumptionColumns = `id, conversation_id AS conversationId, sentence, look_again_at AS lookAgainAt, outcome, created_at AS createdAt`;

/** In the order in which they were written. */
export function assumptionsOn(database: WritableDb, conversationId: number): Assumption[] {
  return withGrounds(
    database,
    rows<BareAssumption>(
      database,
      `SELECT ${assumptionColumns} FROM assumptions WHERE conversation_id = ? ORDER BY created_at, id`,
      conversationId,
    ),
  );
}

function assumptionById(database: WritableDb, id: number): Assumption {
  const found = row<BareAssumption>(database, `SELECT ${assumptionColumns} FROM assumptions WHERE id = ?`, id);
  if (!found) throw new SamesideError('not-found', 'This assumption is no longer there.');
  return withGrounds(database, [found])[0]!;
}

/** Holds a judgement in suspension on a conversation. @throws SamesideError `not-found` */
export function holdAssumption(
  database: WritableDb,
  input: { conversationId: number; sentence: string; lookAgainAt: number | null },
): { assumption: Assumption; undo: UndoEntry } {
  const conversationId = standingConversation(database, input.conversationId);
  if (conversationId === null) {
    throw new SamesideError('not-found', `There is no conversation ${input.conversationId}.`);
  }
  let id = 0;
  const undo = recordedAction(
    database,
    {
      label: 'Assumption held',
      count: 1,
      subject: input.sentence.slice(0, 80),
      touched: [{ table: 'conversations', ids: [conversationId], columns: ['practices'] }],
      made: () => [{ table: 'assumptions', ids: [id] }],
    },
    () => {
      const now = Date.now();
      id = run(
        database,
        `INSERT INTO assumptions (conversation_id, sentence, look_again_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?)`,
        conversationId,
        input.sentence,
        input.lookAgainAt,
        now,
        now,
      ).id;
      run(
        database,
        'UPDATE conversations SET practices = practices | ? WHERE id = ?',
        practiceBit('suspending'),
        conversationId,
      );
    },
  );
  return { assumption: assumptionById(database, id), undo };
}

/** Changes the sentence or the date, or says how it came out (`outcome` null: still held). @throws SamesideError `not-found` */
export function saveAssumption(
  database: WritableDb,
  input: { id: number; sentence: string; lookAgainAt: number | null; outcome: string | null },
): UndoEntry {
  assumptionById(database, input.id);
  return recordedAction(
    database,
    {
      label: input.outcome === null ? 'Assumption changed' : 'Assumption settled',
      count: 1,
      subject: input.sentence.slice(0, 80),
      touched: [
        { table: 'assumptions', ids: [input.id], columns: ['sentence', 'look_again_at', 'outcome', 'updated_at'] },
      ],
    },
    () =>
      run(
        database,
        'UPDATE assumptions SET sentence = ?, look_again_at = ?, outcome = ?, updated_at = ? WHERE id = ?',
        input.sentence,
        input.lookAgainAt,
        input.outcome,
        Date.now(),
        input.id,
      ),
  );
}

/** Takes it away; the mark of the practice goes with the last one. @throws SamesideError `not-found` */
export function deleteAssumption(database: WritableDb, input: { id: number }): UndoEntry {
  const { conversationId, sentence, grounds } = assumptionById(database, input.id);
  return recordedAction(
    database,
    {
      label: 'Assumption deleted',
      count: 1,
      subject: sentence.slice(0, 80),
      touched: [
        { table: 'assumptions', ids: [input.id] },
        { table: 'assumption_grounds', ids: grounds.map(({ id }) => id) },
        { table: 'conversations', ids: [conversationId], columns: ['practices'] },
      ],
    },
    () => {
      run(database, 'DELETE FROM assumptions WHERE id = ?', input.id);
      run(
        database,
        `UPDATE conversations SET practices = practices & ~?
         WHERE id = ? AND NOT EXISTS (SELECT 1 FROM assumptions WHERE conversation_id = conversations.id)`,
        practiceBit('suspending'),
        conversationId,
      );
    },
  );
}
