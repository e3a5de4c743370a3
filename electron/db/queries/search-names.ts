import { parseQuery, queryText, type Term } from '../../../shared/model/search-grammar.ts';
import type { WritableDb } from '../open.ts';
import { ids } from './search-parts.ts';

/** Sources by number, name or kind, whatever the case. */
export function sourcesNamed(database: WritableDb, name: string): number[] {
  const numbered = byNumber(database, 'sources', name);
  if (numbered.length > 0) return numbered;
  return ids(database, 'SELECT id FROM sources WHERE kind = lower(?) OR instr(lower(name), lower(?)) > 0', name, name);
}

/** Labels by number or their whole name. */
export function labelsNamed(database: WritableDb, name: string): number[] {
  const numbered = byNumber(database, 'labels', name);
  return numbered.length > 0 ? numbered : ids(database, 'SELECT id FROM labels WHERE name = ?', name);
}

function byNumber(database: WritableDb, table: 'sources' | 'labels', name: string): number[] {
  if (!/^#\d{1,15}$/.test(name)) return [];
  return ids(database, `SELECT id FROM ${table} WHERE id = ?`, Number(name.slice(1)));
}

/** The condition that just this source or label meets: its name where that says it, its number where others share it. */
export function nameTerm(database: WritableDb, field: 'source' | 'label', id: number, name: string): Term {
  const named: Term = { type: 'condition', negated: false, field, value: name };
  return saysJust(database, named, id) ? named : { ...named, value: `#${id}` };
}

function saysJust(database: WritableDb, term: Term & { type: 'condition' }, id: number): boolean {
  const { field, value } = term;
  if (value === '' || value === '*') return false;
  const again = parseQuery(queryText({ alternatives: [[term]] })).alternatives;
  if (JSON.stringify(again) !== JSON.stringify([[term]])) return false;
  const found = field === 'source' ? sourcesNamed(database, value) : labelsNamed(database, value);
  return found.length === 1 && found[0] === id;
}
