import { row, rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';

const textIndexes = ['messages_fts', 'message_beginnings', 'records_fts', 'search_word_parts'];
/** Pages of an index that one step writes anew. */
const pagesAtOnce = 150;

/**
 * One step of writing the text indexes anew, so that words of deleted rows are in them no more: until then a deletion is only noted
 * (FTS5, "Contentless-Delete Tables"). Begin with `fresh`; true while there is more to do.
 */
export function purgeIndexes(database: WritableDb, input: { fresh: boolean }): boolean {
  return overwriting(database, () =>
    textIndexes.some((table) => {
      const before = changes(database);
      // A negative number also takes up what is one piece already (FTS5, "The 'merge' command").
      const pages = input.fresh ? -pagesAtOnce : pagesAtOnce;
      run(database, `INSERT INTO ${table} (${table}, rank) VALUES ('merge', CAST(? AS INTEGER))`, pages);
      return changes(database) - before >= 2 && !input.fresh;
    }),
  );
}

/** While this runs, what is deleted is overwritten with zeros in the file as well (SQLite, "PRAGMA secure_delete"). */
export function overwriting<Result>(database: WritableDb, work: () => Result): Result {
  database.pragma('secure_delete = ON');
  try {
    return work();
  } finally {
    database.pragma('secure_delete = OFF');
  }
}

/** Writes the file anew without what was deleted, and empties the log of changes. Holds up everything else. */
export function compactFile(database: WritableDb): null {
  // The copy that SQLite makes for it would else be held in memory as a whole.
  database.pragma('temp_store = FILE');
  try {
    database.exec('VACUUM');
  } finally {
    database.pragma('temp_store = MEMORY');
  }
  return emptyLog(database);
}

/** Whether so much of the file is unused, a tenth or more, that writing it anew is worth the wait. */
export function isFileSparse(database: WritableDb): boolean {
  const pages = (name: string): number => database.pragma(name, { simple: true }) as number;
  return pages('freelist_count') * 10 >= pages('page_count');
}

/** Writes the log of changes into the file, so that nothing of what was deleted stands in it. */
export function emptyLog(database: WritableDb): null {
  database.pragma('wal_checkpoint(TRUNCATE)');
  return null;
}

const wordsAtOnce = 2000;

/**
 * Words of subjects and names that nothing bears any more are no longer offered as corrections: one step through all of them, once
 * the text indexes know what went.
 * @param input.after the answer of the step before; zero to begin
 * @returns null when all were looked at
 */
export function dropWords(database: WritableDb, input: { after: number }): number | null {
  return overwriting(database, () =>
    database
      .transaction(() => {
        const words = rows<{ id: number; word: string }>(
          database,
          'SELECT id, word FROM search_words WHERE id > ? ORDER BY id LIMIT ?',
          input.after,
          wordsAtOnce,
        );
        for (const { id, word } of words) {
          const stands =
            row(database, 'SELECT 1 FROM messages_fts WHERE messages_fts MATCH ? LIMIT 1', `"${word}"`) ??
            row(database, 'SELECT 1 FROM records_fts WHERE records_fts MATCH ? LIMIT 1', `"${word}"`);
          if (stands) continue;
          run(database, 'DELETE FROM search_words WHERE id = ?', id);
          run(database, 'DELETE FROM search_word_parts WHERE rowid = ?', id * 32 + word.length);
        }
        return words.at(-1)?.id ?? null;
      })
      .immediate(),
  );
}

function changes(database: WritableDb): number {
  return row<{ count: number }>(database, 'SELECT total_changes() AS count')!.count;
}
