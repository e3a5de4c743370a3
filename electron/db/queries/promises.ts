import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { PromiseMade, PromiseState } from '../../../shared/model/giving.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { standingConversation } from './conversation-threads.ts';
import { markRespecting, namedPerson, respectTouched, unmarkRespecting } from './credits.ts';
import { membersOf, standingPerson } from './members.ts';
import { refreshRelation } from './relation.ts';
import type { WritableDb } from '../open.ts';

const columns = `
  promises.id, ${standingPerson('written')} AS personId, people.name AS who, conversation_id AS conversationId,
  message_id AS messageId, sentence, by_whom AS byWhom, due_at AS dueAt, state, outcome, settled_at AS settledAt,
  made_at AS madeAt`;
const from = `promises JOIN people AS written ON written.id = promises.person_id
  JOIN people ON people.id = ${standingPerson('written')}`;

/** @throws SamesideError `not-found` */
function promiseById(database: WritableDb, id: number): PromiseMade {
  const found = row<PromiseMade>(database, `SELECT ${columns} FROM ${from} WHERE promises.id = ?`, id);
  if (!found) throw new SamesideError('not-found', `There is no promise ${id}.`);
  return found;
}

/** In the order in which they were made. */
export function promisesIn(database: WritableDb, conversationId: number): PromiseMade[] {
  return rows<PromiseMade>(
    database,
    `SELECT ${columns} FROM ${from} WHERE conversation_id = ? ORDER BY made_at, promises.id`,
    conversationId,
  );
}

/** Newest first. */
export function promisesTo(database: WritableDb, personId: number, limit: number): PromiseMade[] {
  return rows<PromiseMade>(
    database,
    `SELECT ${columns} FROM ${from} WHERE promises.person_id IN ${membersOf(':personId')}
     ORDER BY made_at DESC, promises.id DESC LIMIT :limit`,
    { personId, limit },
  );
}

/** What is due first comes first, then what has no date, then by age. @param input.state null: in every state */
export function listPromises(
  database: WritableDb,
  input: { state: PromiseState | null; limit: number },
): PromiseMade[] {
  return rows<PromiseMade>(
    database,
    `SELECT ${columns} FROM ${from} WHERE (:state IS NULL OR state = :state)
     ORDER BY state <> 'open', due_at IS NULL, due_at, made_at, promises.id LIMIT :limit`,
    { state: input.state, limit: input.limit },
  );
}

export interface PromiseGiven {
  personId: number;
  conversationId: number | null;
  /** The message that says it, null for none. */
  messageId: number | null;
  sentence: string;
  /** `me` or a colleague's name. */
  byWhom: string;
  dueAt: number | null;
  /** Null: now. */
  madeAt: number | null;
}

/** Keeps what we promised somebody. @throws SamesideError `not-found` */
export function makePromise(database: WritableDb, input: PromiseGiven): { promise: PromiseMade; undo: UndoEntry } {
  const { personId } = namedPerson(database, input.personId);
  const conversationId = input.conversationId === null ? null : standingConversation(database, input.conversationId);
  let id = 0;
  const undo = recordedAction(
    database,
    {
      label: 'Promise noted',
      count: 1,
      subject: input.sentence.slice(0, 80),
      touched: conversationId === null ? [] : respectTouched([conversationId]),
      made: () => [{ table: 'promises', ids: [id] }],
    },
    () => {
      const now = Date.now();
      id = run(
        database,
        `INSERT INTO promises (person_id, conversation_id, message_id, sentence, by_whom, due_at, made_at, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        personId,
        conversationId,
        input.messageId,
        input.sentence,
        input.byWhom,
        input.dueAt,
        input.madeAt ?? now,
        now,
      ).id;
      if (conversationId !== null) markRespecting(database, conversationId);
    },
  );
  return { promise: promiseById(database, id), undo };
}

/** Changes the sentence, by whom, or until when. @throws SamesideError `not-found` */
export function savePromise(
  database: WritableDb,
  input: { id: number; sentence: string; byWhom: string; dueAt: number | null },
): UndoEntry {
  promiseById(database, input.id);
  return recordedAction(
    database,
    {
      label: 'Promise changed',
      count: 1,
      subject: input.sentence.slice(0, 80),
      touched: [{ table: 'promises', ids: [input.id], columns: ['sentence', 'by_whom', 'due_at'] }],
    },
    () =>
      run(
        database,
        'UPDATE promises SET sentence = ?, by_whom = ?, due_at = ? WHERE id = ?',
        input.sentence,
        input.byWhom,
        input.dueAt,
        input.id,
      ),
  );
}

const settledLabel: Record<PromiseState, string> = {
  open: 'Promise opened again',
  kept: 'Promise kept',
  broken: 'Promise broken',
};

/** Says how it came out, or opens it again. @throws SamesideError `not-found` */
export function settlePromise(
  database: WritableDb,
  input: { id: number; state: PromiseState; outcome: string },
): UndoEntry {
  const { sentence, conversationId } = promiseById(database, input.id);
  return recordedAction(
    database,
    {
      label: settledLabel[input.state],
      count: 1,
      subject: sentence.slice(0, 80),
      touched: [
        { table: 'promises', ids: [input.id], columns: ['state', 'outcome', 'settled_at'] },
        ...(conversationId === null ? [] : respectTouched([conversationId])),
      ],
    },
    () => {
      run(
        database,
        'UPDATE promises SET state = ?, outcome = ?, settled_at = ? WHERE id = ?',
        input.state,
        input.outcome,
        input.state === 'open' ? null : Date.now(),
        input.id,
      );
      if (conversationId !== null) refreshRelation(database, conversationId);
    },
  );
}

/** Takes it away, as if nothing had been promised. @throws SamesideError `not-found` */
export function removePromise(database: WritableDb, input: { id: number }): UndoEntry {
  const { sentence, conversationId } = promiseById(database, input.id);
  return recordedAction(
    database,
    {
      label: 'Promise deleted',
      count: 1,
      subject: sentence.slice(0, 80),
      touched: [
        { table: 'promises', ids: [input.id] },
        ...(conversationId === null ? [] : respectTouched([conversationId])),
      ],
    },
    () => {
      run(database, 'DELETE FROM promises WHERE id = ?', input.id);
      if (conversationId !== null) unmarkRespecting(database, conversationId);
    },
  );
}
