import type { WritableDb } from '../../../electron/db/open.ts';

/** The history itself, what follows from rows when nothing else is to do, and what the text indexes keep for themselves. */
const leftOut = /^(actions|sqlite_.*|record_queue|.*_fts.*|message_beginnings.*|search_word_parts.*|record_words)$/;

/** Every row of every table, to compare the whole file before and after. */
export function allRows(database: WritableDb): Record<string, string[]> {
  const tables = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables
      .filter((name) => !leftOut.test(name))
      .map((name) => [
        name,
        database
          .prepare(`SELECT * FROM "${name}"`)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
  );
}
