import { SamesideError } from '../../errors.ts';
import { row } from '../statements.ts';
import type { WritableDb } from '../open.ts';

/** The change that a change is part of now: itself, or the one that it was merged into. @throws SamesideError `not-found` */
export function standingChange(database: WritableDb, id: number): number {
  const found = row<{ id: number }>(database, 'SELECT coalesce(merged_into, id) AS id FROM changes WHERE id = ?', id);
  if (!found) throw new SamesideError('not-found', `There is no change ${id}.`);
  return found.id;
}
