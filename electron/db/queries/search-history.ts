import { run } from '../statements.ts';
import type { WritableDb } from '../open.ts';
import { ids } from './search-parts.ts';

const queriesKept = 200;

/** Own queries, newest first. */
export function searchHistory(database: WritableDb): string[] {
  return ids(database, 'SELECT query FROM search_history ORDER BY used_at DESC') as unknown as string[];
}

/** Keeps a query as used now. */
export function rememberSearch(database: WritableDb, { query }: { query: string }): null {
  const words = query.trim();
  if (words === '') return null;
  database
    .transaction(() => {
      run(
        database,
        `INSERT INTO search_history VALUES (?, max(?, (SELECT coalesce(max(used_at), 0) + 1 FROM search_history)))
         ON CONFLICT DO UPDATE SET used_at = excluded.used_at`,
        words,
        Date.now(),
      );
      run(
        database,
        `DELETE FROM search_history WHERE query NOT IN
           (SELECT query FROM search_history ORDER BY used_at DESC LIMIT ${queriesKept})`,
      );
    })
    .immediate();
  return null;
}

/** Forgets one query, or all of them for the empty one. */
export function forgetSearch(database: WritableDb, { query }: { query: string }): null {
  if (query === '') run(database, 'DELETE FROM search_history');
  else run(database, 'DELETE FROM search_history WHERE query = ?', query);
  return null;
}
