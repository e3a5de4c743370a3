import { SamesideError } from '../../errors.ts';
import type { Source, SourceKind } from '../../../shared/model/records.ts';
import { row, rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';

const columns = `
  id, kind, name, address, messages, last_sync_at AS lastSyncAt, last_error AS lastError, keep_days AS keepDays,
  (SELECT coalesce(sum(conversations), 0) FROM conversation_counts WHERE source_id = sources.id AND state < 3) AS conversations`;

export function listSources(database: WritableDb): Source[] {
  return rows<Source>(database, `SELECT ${columns} FROM sources ORDER BY name COLLATE NOCASE`);
}

/** @throws SamesideError `not-found` */
export function source(database: WritableDb, input: { id: number }): Source {
  const found = row<Source>(database, `SELECT ${columns} FROM sources WHERE id = ?`, input.id);
  if (!found) throw new SamesideError('not-found', `There is no source ${input.id}.`);
  return found;
}

/**
 * The source of that name (an import) or address (a feed), made when there is none. A second kind of
 * material under one name makes it an `archive`.
 */
export function ensureSource(
  database: WritableDb,
  input: { kind: SourceKind; name: string; address: string | null },
): Source {
  const known = input.address
    ? row<{ id: number; kind: SourceKind }>(database, 'SELECT id, kind FROM sources WHERE address = ?', input.address)
    : row<{ id: number; kind: SourceKind }>(database, 'SELECT id, kind FROM sources WHERE name = ?', input.name);
  if (known) {
    if (known.kind !== input.kind) run(database, "UPDATE sources SET kind = 'archive' WHERE id = ?", known.id);
    return source(database, { id: known.id });
  }
  const { id } = run(
    database,
    'INSERT INTO sources (kind, name, address, created_at) VALUES (?, ?, ?, ?)',
    input.kind,
    freeName(database, input.name),
    input.address,
    Date.now(),
  );
  return source(database, { id });
}

function freeName(database: WritableDb, name: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (!row(database, 'SELECT 1 FROM sources WHERE name = ?', candidate)) return candidate;
  }
}

/** @throws SamesideError `not-found` or `name-taken` */
export function renameSource(database: WritableDb, input: { id: number; name: string }): null {
  const taken = row(database, 'SELECT 1 FROM sources WHERE name = ? AND id <> ?', input.name, input.id);
  if (taken) throw new SamesideError('name-taken', `Another source is called ${input.name}.`);
  const { changes } = run(database, 'UPDATE sources SET name = ? WHERE id = ?', input.name, input.id);
  if (changes === 0) throw new SamesideError('not-found', `There is no source ${input.id}.`);
  return null;
}

/** The cursor kept for the next sync, or null. */
export function sourceCursor(database: WritableDb, input: { id: number }): string | null {
  return row<{ cursor: string | null }>(database, 'SELECT cursor FROM sources WHERE id = ?', input.id)?.cursor ?? null;
}

/** How a sync ended: the cursor moves only when it went well. */
export function recordSync(
  database: WritableDb,
  input: { id: number; cursor: string | null; error: string | null },
): null {
  run(
    database,
    'UPDATE sources SET cursor = coalesce(:cursor, cursor), last_sync_at = iif(:error IS NULL, :now, last_sync_at), last_error = :error WHERE id = :id',
    { ...input, now: Date.now() },
  );
  return null;
}

/** What an import left at its source. */
export function sourceTotals(
  database: WritableDb,
  input: { id: number },
): { conversations: number; conversationsByReference: number; people: number } {
  return row(
    database,
    `SELECT
       (SELECT coalesce(sum(conversations), 0) FROM conversation_counts WHERE source_id = :id AND state < 3) AS conversations,
       (SELECT count(*) FROM threads WHERE source_id = :id AND merged_into IS NULL) AS conversationsByReference,
       (SELECT count(DISTINCT person_id) FROM threads JOIN thread_participants ON thread_id = threads.id
        JOIN identities ON identities.id = identity_id WHERE source_id = :id AND merged_into IS NULL) AS people`,
    { id: input.id },
  )!;
}
