import { SamesideError } from '../../errors.ts';
import type { ReportDocument } from '../../../shared/model/report-document.ts';
import type { Report, ReportSummary } from '../../../shared/model/records.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { heldUnder } from './assumption-board.ts';
import { evidenceOf } from './evidence.ts';
import type { WritableDb } from '../open.ts';

const summary = 'id, title, evidence, created_at AS createdAt, updated_at AS updatedAt';

/** By their last change, newest first. */
export function listReports(database: WritableDb): ReportSummary[] {
  return rows<ReportSummary>(database, `SELECT ${summary} FROM reports ORDER BY updated_at DESC`);
}

/** @throws SamesideError `not-found` */
export function report(database: WritableDb, input: { id: number }): Report {
  const found = row<ReportSummary & { document: string }>(
    database,
    `SELECT ${summary}, document FROM reports WHERE id = ?`,
    input.id,
  );
  if (!found) throw new SamesideError('not-found', `There is no report ${input.id}.`);
  const document = JSON.parse(found.document) as ReportDocument;
  const evidence = evidenceOf(database, evidenceIds(document));
  return {
    ...found,
    document,
    evidenceById: Object.fromEntries(evidence.map((it) => [it.id, it])),
    leansOn: heldUnder(database, input.id),
  };
}

function evidenceIds(document: ReportDocument): number[] {
  return document.blocks.flatMap((block) => (block.type === 'evidence' ? [block.evidenceId] : []));
}

function words(document: ReportDocument): string {
  return document.blocks.flatMap((block) => (block.type === 'evidence' ? [] : [block.text])).join('\n');
}

export function createReport(database: WritableDb, input: { title: string }): Report {
  let id = 0;
  recordedAction(
    database,
    { label: 'Report begun', count: 1, subject: input.title, made: () => [{ table: 'reports', ids: [id] }] },
    () => {
      const now = Date.now();
      const document: ReportDocument = { version: 1, blocks: [] };
      id = run(
        database,
        'INSERT INTO reports (title, document, created_at, updated_at) VALUES (?, ?, ?, ?)',
        input.title,
        JSON.stringify(document),
        now,
        now,
      ).id;
    },
  );
  return report(database, { id });
}

/** Saves a draft as it stands. @throws SamesideError `not-found` */
export function saveReport(
  database: WritableDb,
  input: { id: number; title: string; document: ReportDocument },
): { updatedAt: number } {
  const updatedAt = Date.now();
  const { changes } = run(
    database,
    'UPDATE reports SET title = ?, document = ?, words = ?, evidence = ?, updated_at = ? WHERE id = ?',
    input.title,
    JSON.stringify(input.document),
    words(input.document),
    evidenceIds(input.document).length,
    updatedAt,
    input.id,
  );
  if (changes === 0) throw new SamesideError('not-found', `There is no report ${input.id}.`);
  return { updatedAt };
}

/** @throws SamesideError `not-found` */
export function deleteReport(database: WritableDb, input: { id: number }): UndoEntry {
  const { title } = report(database, input);
  return recordedAction(
    database,
    { label: 'Report deleted', count: 1, subject: title, touched: [{ table: 'reports', ids: [input.id] }] },
    () => run(database, 'DELETE FROM reports WHERE id = ?', input.id),
  );
}
