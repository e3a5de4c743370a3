import { SamesideError } from '../../errors.ts';
import type { WritableDb } from '../open.ts';
import { row } from '../statements.ts';

const called = { labels: 'a label', audiences: 'an audience', report_templates: 'a template' } as const;

/**
 * Capital and small letters are one.
 * @param id what may be called so already; null for one that is not made yet
 * @throws SamesideError `name-taken`
 */
export function mustBeFree(database: WritableDb, table: keyof typeof called, name: string, id: number | null): void {
  if (!row(database, `SELECT 1 FROM ${table} WHERE name = ? COLLATE NOCASE AND id IS NOT ?`, name, id)) return;
  throw new SamesideError('name-taken', `There is ${called[table]} “${name}” already.`);
}
