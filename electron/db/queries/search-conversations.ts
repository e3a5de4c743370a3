import { matchingConversations } from './search.ts';
import type { WritableDb } from '../open.ts';

/** Which of these conversations hold a match. @throws SamesideError `query` */
export function conversationsMatching(database: WritableDb, query: string, ids: readonly number[]): number[] {
  const wanted = new Set(ids);
  const found: number[] = [];
  let before: number | null = null;
  do {
    const page = matchingConversations(database, { query, before, limit: 1000 });
    found.push(...page.ids.filter((id) => wanted.has(id)));
    before = page.next;
  } while (before !== null);
  return found;
}

/** Counts the conversations that hold a match, from `cursor` on for some milliseconds. @throws SamesideError `query` */
export function conversationCountSlice(
  database: WritableDb,
  input: { query: string; cursor: number | null },
): { count: number; next: number | null } {
  const page = matchingConversations(database, { query: input.query, before: input.cursor, limit: 200 });
  return { count: page.ids.length, next: page.next };
}
