import { run } from '../statements.ts';
import type { WritableDb } from '../open.ts';

/** Counts anew what the triggers keep. */
export function refreshLabel(database: WritableDb, id: number): void {
  run(
    database,
    `UPDATE labels SET open = (SELECT count(*) FROM conversation_labels JOIN conversations ON conversations.id = conversation_id
                               WHERE label_id = labels.id AND state = 0) WHERE id = ?`,
    id,
  );
}
