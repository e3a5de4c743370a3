import { foldedWords } from '../../../shared/model/words.ts';
import { row, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';

const textIndexes = ['messages_fts', 'message_beginnings', 'records_fts', 'search_word_parts'];
/** Pages of an index that one step writes anew. */
const pagesAtOnce = 500;

/**
 * One step of writing the text indexes anew, so that words of deleted rows are in them no more: until then a deletion is only noted
 * (FTS5, "Contentless-Delete Tables"). Begin with `fresh`; true while there is more to do.
 */
export function purgeIndexes(database: WritableDb, input: { fresh: boolean }): boolean {
  return textIndexes.some((table) => {
    const before = changes(database);
    // A negative number also takes up what is one piece already (FTS5, "The 'merge' command").
    const pages = input.fresh ? -pagesAtOnce : pagesAtOnce;
    run(database, `INSERT INTO ${table} (${table}, rank) VALUES ('merge', CAST(? AS INTEGER))`, pages);
    return changes(database) - before >= 2 && !input.fresh;
  });
}

/** Writes the file anew without what was deleted, and empties the log of changes. Holds up everything else. */
export function compactFile(database: WritableDb): null {
  database.exec('VACUUM');
  database.pragma('wal_checkpoint(TRUNCATE)');
  return null;
}

/** Words of subjects and names that nothing bears any more are no longer offered as corrections. */
export function dropWords(database: WritableDb, texts: readonly string[]): void {
  for (const word of new Set(texts.flatMap(foldedWords))) {
    const known = row<{ id: number }>(database, 'SELECT id FROM search_words WHERE word = ?', word);
    if (!known) continue;
    const stands =
      row(database, 'SELECT 1 FROM messages_fts WHERE messages_fts MATCH ? LIMIT 1', `"${word}"`) ??
      row(database, 'SELECT 1 FROM records_fts WHERE records_fts MATCH ? LIMIT 1', `"${word}"`);
    if (stands) continue;
    run(database, 'DELETE FROM search_words WHERE id = ?', known.id);
    run(database, 'DELETE FROM search_word_parts WHERE rowid = ?', known.id * 32 + word.length);
  }
}

function changes(database: WritableDb): number {
  return row<{ count: number }>(database, 'SELECT total_changes() AS count')!.count;
}
