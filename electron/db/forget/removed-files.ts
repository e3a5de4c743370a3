import { rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';

/**
 * The next files of attachments to remove from the disk, SHA-256 in hex: those that were let go and that no message names. Say
 * with `filesRemoved` that they are gone; until then they are named again.
 */
export function filesToRemove(database: WritableDb, input: { limit: number }): string[] {
  // The same content may have come in again, or stand in somebody else's message.
  run(
    database,
    'DELETE FROM removed_files WHERE EXISTS (SELECT 1 FROM attachments WHERE attachments.sha256 = removed_files.sha256)',
  );
  return rows<{ sha256: string }>(database, 'SELECT sha256 FROM removed_files LIMIT ?', input.limit).map(
    ({ sha256 }) => sha256,
  );
}

/** These are gone. */
export function filesRemoved(database: WritableDb, input: { files: readonly string[] }): null {
  run(
    database,
    'DELETE FROM removed_files WHERE sha256 IN (SELECT value FROM json_each(?))',
    JSON.stringify(input.files),
  );
  return null;
}
