import type { ReportAsset } from '../../../shared/model/report-content.ts';
import { rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';

/** Pictures by the SHA-256 of their bytes; those that are not there are left out. */
export function reportAssets(database: WritableDb, input: { hashes: string[] }): (ReportAsset & { hash: string })[] {
  return rows<ReportAsset & { hash: string }>(
    database,
    'SELECT hash, mime, bytes FROM report_assets WHERE hash IN (SELECT value FROM json_each(?))',
    JSON.stringify(input.hashes),
  );
}
