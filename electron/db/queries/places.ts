import type { FoundPlace, Place, PlaceType } from '../../../shared/model/place.ts';
import { row } from '../statements.ts';
import { standingConversation } from './conversation-threads.ts';
import type { WritableDb } from '../open.ts';

interface Named {
  title: string;
  conversationId: number | null;
}

/** A message id in a link may be older than a merge: its thread knows where it stands now. */
const lookups: Record<Exclude<PlaceType, 'conversation'>, string> = {
  message: `SELECT conversations.title, conversations.id AS conversationId FROM messages
    JOIN threads ON threads.id = messages.thread_id JOIN conversations ON conversations.id = threads.conversation_id
    WHERE messages.id = ?`,
  person: 'SELECT name AS title, NULL AS conversationId FROM people WHERE id = ?',
  change: 'SELECT title, NULL AS conversationId FROM changes WHERE id = ?',
  report: 'SELECT title, NULL AS conversationId FROM reports WHERE id = ?',
  note: `SELECT substr(body, 1, 80) AS title, iif(target_type = 'conversation', target_id, NULL) AS conversationId
    FROM notes WHERE id = ?`,
  source: 'SELECT name AS title, NULL AS conversationId FROM sources WHERE id = ?',
  view: 'SELECT name AS title, NULL AS conversationId FROM saved_views WHERE id = ?',
};

/** What a place is called and where it stands now; null when it is not there. A merged conversation is the one it went into. */
export function place(database: WritableDb, { type, id }: Place): FoundPlace | null {
  if (type !== 'conversation') {
    const found = row<Named>(database, lookups[type], id);
    return found ? { type, id, ...found } : null;
  }
  const standing = standingConversation(database, id);
  const found =
    standing === null
      ? undefined
      : row<{ title: string }>(database, 'SELECT title FROM conversations WHERE id = ?', standing);
  return found ? { type, id: standing!, title: found.title, conversationId: standing } : null;
}
