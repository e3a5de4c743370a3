import type { DraftVersion, DraftVersionSummary } from '../../../shared/model/draft-version.ts';
import { thinnedOut, type KeptVersion } from '../../../shared/model/version-thinning.ts';
import { SamesideError } from '../../errors.ts';
import { row, rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';

/** Whoever pauses for so long has come to some end. */
const pause = 3 * 60_000;
/** Whoever writes on and on: so often. */
const often = 15 * 60_000;
/** The history of a report that was deleted is kept for so long, for undo. */
const orphaned = 30 * 86_400_000;

/** Less is typed, not taken away. */
const muchLess = 200;

/**
 * Called before a draft is written over: keeps what stands there when it stood for a while, when nothing was kept for long, and
 * when a good part of it goes at once.
 * @param length of the words that it will have
 */
export function keepBeforeSave(database: WritableDb, reportId: number, now: number, length: number): void {
  const last = row<{ savedAt: number; keptAt: number | null; createdAt: number; length: number }>(
    database,
    `SELECT updated_at AS savedAt, created_at AS createdAt, length(words) AS length,
            (SELECT max(at) FROM report_versions WHERE report_id = reports.id) AS keptAt
     FROM reports WHERE id = ?`,
    reportId,
  );
  if (!last) return;
  const isLess = last.length - length > Math.max(muchLess, last.length / 4);
  if (!isLess && now - last.savedAt < pause && now - (last.keptAt ?? last.createdAt) < often) return;
  keepVersion(database, { reportId, now });
}

/** Keeps a draft as it stands, before it is changed a great deal. Null where it stands there already, or is empty. */
export function keepVersion(database: WritableDb, input: { reportId: number; now?: number }): { id: number } | null {
  const { reportId, now = Date.now() } = input;
  const made = run(
    database,
    `INSERT INTO report_versions (report_id, number, title, document, at)
     SELECT id, 1 + coalesce((SELECT max(number) FROM report_versions WHERE report_id = reports.id), 0), title, document, updated_at
     FROM reports WHERE id = :reportId AND (words <> '' OR evidence > 0 OR title <> '')
       AND NOT EXISTS (
         SELECT 1 FROM report_versions AS kept WHERE kept.report_id = reports.id AND kept.title = reports.title
           AND kept.document = reports.document
           AND kept.number = (SELECT max(number) FROM report_versions WHERE report_id = reports.id))`,
    { reportId },
  );
  if (made.changes === 0) return null;
  thinOut(database, reportId, now);
  return { id: made.id };
}

function thinOut(database: WritableDb, reportId: number, now: number): void {
  const kept = rows<KeptVersion>(
    database,
    'SELECT id, at, length(document) AS size FROM report_versions WHERE report_id = ?',
    reportId,
  );
  for (const id of thinnedOut(kept, now)) run(database, 'DELETE FROM report_versions WHERE id = ?', id);
  run(
    database,
    'DELETE FROM report_versions WHERE at < ? AND report_id NOT IN (SELECT id FROM reports)',
    now - orphaned,
  );
}

/** Newest first, without their documents. */
export function listVersions(database: WritableDb, input: { reportId: number }): DraftVersionSummary[] {
  return rows<DraftVersionSummary>(
    database,
    'SELECT id, number, title, at FROM report_versions WHERE report_id = ? ORDER BY number DESC',
    input.reportId,
  );
}

/** @throws SamesideError `not-found` */
export function version(database: WritableDb, input: { id: number }): DraftVersion {
  const found = row<DraftVersionSummary & { reportId: number; document: string }>(
    database,
    'SELECT id, report_id AS reportId, number, title, document, at FROM report_versions WHERE id = ?',
    input.id,
  );
  if (!found) throw new SamesideError('not-found', 'This version is not kept any more.');
  return { ...found, document: JSON.parse(found.document) as DraftVersion['document'] };
}
