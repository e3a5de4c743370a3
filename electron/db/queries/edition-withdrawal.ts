import { SamesideError } from '../../errors.ts';
import { row } from '../statements.ts';
import type { WritableDb } from '../open.ts';

/**
 * An edition goes only while it is the newest and nobody has answered it.
 * @throws SamesideError `answered`, `newer-edition`
 */
export function refuseWithdrawal(database: WritableDb, editionId: number): void {
  if (row(database, 'SELECT 1 FROM report_answers WHERE edition_id = ? LIMIT 1', editionId)) {
    throw new SamesideError('answered', 'The company has answered this edition: it stays as it was published.');
  }
  const newer = row(
    database,
    `SELECT 1 FROM report_editions AS this JOIN report_editions AS newer
       ON newer.report_id = this.report_id AND newer.edition > this.edition WHERE this.id = ? LIMIT 1`,
    editionId,
  );
  if (newer) throw new SamesideError('newer-edition', 'A newer edition stands on this one: withdraw that one first.');
}
