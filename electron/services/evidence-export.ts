import type { Evidence } from '../../shared/model/evidence.ts';
import type { Audience } from '../../shared/model/report-content.ts';
import type { Naming } from '../../shared/model/unnamed.ts';
import type { DatabaseClient } from '../db/client.ts';
import { evidenceRows, type EvidenceRow } from '../export/report/evidence-rows.ts';
import { evidenceCsv, evidenceXlsx } from '../export/report/evidence-table.ts';
import { writeWholeFile } from '../export/write-file.ts';
import { exportSetting } from './export-file.ts';

export type EvidenceFormat = 'csv' | 'xlsx';

/** Evidence as others may read it, with the changes that it speaks for. */
export async function toldEvidence(
  database: DatabaseClient,
  evidence: readonly Evidence[],
  namings: readonly Naming[],
  rule: Audience['naming'],
): Promise<EvidenceRow[]> {
  const titles = new Map<number, string[]>();
  const found = await database.call('changesOfEvidence', { ids: evidence.map(({ id }) => id) });
  for (const { evidenceId, title } of found) titles.set(evidenceId, [...(titles.get(evidenceId) ?? []), title]);
  return evidenceRows(evidence, namings, titles, rule);
}

/** More than anybody captured by hand. */
const mostRows = 100_000;

/** Writes everything that was captured as a table, whole or not at all. */
export async function writtenEvidence(
  database: DatabaseClient,
  { format, naming }: { format: EvidenceFormat; naming: Audience['naming'] },
  target: string,
): Promise<void> {
  const evidence = await database.call('listEvidence', { query: '', conversationId: null, limit: mostRows });
  const personIds = [...new Set(evidence.flatMap(({ personId }) => personId ?? []))];
  const namings = await database.call('namings', { personIds });
  const rows = await toldEvidence(database, evidence, namings, naming);
  const setting = await exportSetting();
  await writeWholeFile(target, format === 'csv' ? evidenceCsv(rows, setting) : await evidenceXlsx(rows, setting));
}
