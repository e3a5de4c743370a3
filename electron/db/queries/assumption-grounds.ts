import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { Assumption, AssumptionGround } from '../../../shared/model/triage.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { evidenceById } from './evidence.ts';
import type { WritableDb } from '../open.ts';

interface RawGround {
  id: number;
  assumptionId: number;
  side: AssumptionGround['side'];
  words: string;
  evidenceId: number | null;
  who: string | null;
  source: string | null;
  messageId: number | null;
  conversationId: number | null;
}

/** The assumptions with what speaks for and against each. */
export function withGrounds<Bare extends { id: number }>(
  database: WritableDb,
  assumptions: readonly Bare[],
): (Bare & Pick<Assumption, 'grounds'>)[] {
  if (assumptions.length === 0) return [];
  const found = rows<RawGround>(
    database,
    `SELECT assumption_grounds.id, assumption_id AS assumptionId, side, words, evidence.id AS evidenceId,
            coalesce(people.name, evidence.who) AS who, source_name AS source, message_id AS messageId,
            evidence.conversation_id AS conversationId
     FROM assumption_grounds LEFT JOIN evidence ON evidence.id = evidence_id
     LEFT JOIN identities ON identities.id = evidence.identity_id LEFT JOIN people ON people.id = identities.person_id
     WHERE assumption_id IN (SELECT value FROM json_each(?)) ORDER BY assumption_grounds.created_at, assumption_grounds.id`,
    JSON.stringify(assumptions.map(({ id }) => id)),
  );
  return assumptions.map((assumption) => ({
    ...assumption,
    grounds: found.filter(({ assumptionId }) => assumptionId === assumption.id).map(groundOf),
  }));
}

function groundOf({
  id,
  side,
  words,
  evidenceId,
  who,
  source,
  messageId,
  conversationId,
}: RawGround): AssumptionGround {
  const evidence =
    evidenceId === null ? null : { id: evidenceId, who: who ?? '', source: source ?? '', messageId, conversationId };
  return { id, side, words, evidence };
}

/**
 * Says what speaks for an assumption or against it: words of ours, or the words of a quote that was kept.
 * @throws SamesideError `not-found`
 */
export function addGround(
  database: WritableDb,
  input: { assumptionId: number; side: AssumptionGround['side'] } & ({ words: string } | { evidenceId: number }),
): UndoEntry {
  const words = 'words' in input ? input.words : evidenceById(database, input.evidenceId).quote;
  const evidenceId = 'words' in input ? null : input.evidenceId;
  const { assumptionId, side } = input;
  if (!row(database, 'SELECT 1 FROM assumptions WHERE id = ?', assumptionId)) {
    throw new SamesideError('not-found', 'This assumption is no longer there.');
  }
  let id = 0;
  return recordedAction(
    database,
    {
      label: side === 'for' ? 'Ground for an assumption added' : 'Ground against an assumption added',
      count: 1,
      subject: words.slice(0, 80),
      made: () => [{ table: 'assumption_grounds', ids: [id] }],
    },
    () => {
      id = run(
        database,
        'INSERT INTO assumption_grounds (assumption_id, side, words, evidence_id, created_at) VALUES (?, ?, ?, ?, ?)',
        assumptionId,
        side,
        words,
        evidenceId,
        Date.now(),
      ).id;
    },
  );
}

/** @throws SamesideError `not-found` */
export function removeGround(database: WritableDb, input: { id: number }): UndoEntry {
  const found = row<{ words: string }>(database, 'SELECT words FROM assumption_grounds WHERE id = ?', input.id);
  if (!found) throw new SamesideError('not-found', 'It is no longer there.');
  return recordedAction(
    database,
    {
      label: 'Ground taken away',
      count: 1,
      subject: found.words.slice(0, 80),
      touched: [{ table: 'assumption_grounds', ids: [input.id] }],
    },
    () => run(database, 'DELETE FROM assumption_grounds WHERE id = ?', input.id),
  );
}
