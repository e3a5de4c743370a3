import type { Statement } from 'better-sqlite3';
import type { WritableDb } from './open.ts';

const prepared = new WeakMap<WritableDb, Map<string, Statement>>();

/** The prepared statement of this SQL, prepared once for each connection. */
export function statement(database: WritableDb, sql: string): Statement<unknown[]> {
  let bySql = prepared.get(database);
  if (!bySql) {
    bySql = new Map();
    prepared.set(database, bySql);
  }
  let found = bySql.get(sql);
  if (!found) {
    found = database.prepare(sql);
    bySql.set(sql, found);
  }
  return found;
}

/** The first row, or undefined. */
export function row<Row>(database: WritableDb, sql: string, ...values: unknown[]): Row | undefined {
  return statement(database, sql).get(...values) as Row | undefined;
}

/** All rows. */
export function rows<Row>(database: WritableDb, sql: string, ...values: unknown[]): Row[] {
  return statement(database, sql).all(...values) as Row[];
}

/** Runs a statement that returns no rows; answers with the number of rows changed and the last row id. */
export function run(database: WritableDb, sql: string, ...values: unknown[]): { changes: number; id: number } {
  const { changes, lastInsertRowid } = statement(database, sql).run(...values);
  return { changes, id: Number(lastInsertRowid) };
}
