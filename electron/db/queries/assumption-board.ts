import type { HeldAssumption } from '../../../shared/model/triage.ts';
import { rows } from '../statements.ts';
import { withGrounds } from './assumption-grounds.ts';
import { assumptionColumns, type BareAssumption } from './assumptions.ts';
import type { WritableDb } from '../open.ts';

const boardLimit = 500;

/** All that is held in suspension, what is to be looked at first on top; or what came out, newest first. */
export function assumptionBoard(database: WritableDb, input: { settled: boolean }): HeldAssumption[] {
  const found = rows<BareAssumption & { conversationTitle: string }>(
    database,
    `SELECT assumptions.${assumptionColumns}, (SELECT title FROM conversations WHERE id = conversation_id) AS conversationTitle
     FROM assumptions WHERE ${input.settled ? 'outcome IS NOT NULL' : 'outcome IS NULL'}
     ORDER BY ${input.settled ? 'updated_at DESC' : 'look_again_at IS NULL, look_again_at, created_at'} LIMIT ?`,
    boardLimit,
  );
  const leaning = leaningReports(database, input.settled ? [] : found.map(({ id }) => id));
  return withGrounds(database, found).map((assumption) => ({
    ...assumption,
    leaning: leaning
      .filter(({ assumptionId }) => assumptionId === assumption.id)
      .map(({ id, title }) => ({ id, title })),
  }));
}

/** The sentences still held on which a report leans: they are about conversations that it quotes, or rest on its quotes. */
export function heldUnder(database: WritableDb, reportId: number): string[] {
  return rows<{ sentence: string }>(
    database,
    `SELECT sentence FROM assumptions
     WHERE outcome IS NULL AND id IN (SELECT assumption_id FROM (${leans}) WHERE report_id = ?) ORDER BY created_at, id`,
    reportId,
  ).map(({ sentence }) => sentence);
}

/** Every (report, assumption still held) of which the one leans on the other. */
const leans = `
  WITH quoted AS (
    SELECT reports.id AS report_id, evidence.id AS evidence_id, evidence.conversation_id
    FROM reports JOIN json_each(reports.uses, '$.evidence') AS used JOIN evidence ON evidence.id = used.value)
  SELECT report_id, assumptions.id AS assumption_id FROM quoted
    JOIN assumptions ON assumptions.conversation_id = quoted.conversation_id WHERE outcome IS NULL
  UNION SELECT report_id, assumption_id FROM quoted
    JOIN assumption_grounds ON assumption_grounds.evidence_id = quoted.evidence_id`;

function leaningReports(
  database: WritableDb,
  ids: readonly number[],
): { assumptionId: number; id: number; title: string }[] {
  if (ids.length === 0) return [];
  return rows(
    database,
    `SELECT DISTINCT assumption_id AS assumptionId, reports.id, reports.title FROM (${leans}) JOIN reports ON reports.id = report_id
     WHERE assumption_id IN (SELECT value FROM json_each(?)) ORDER BY reports.updated_at DESC`,
    JSON.stringify(ids),
  );
}
