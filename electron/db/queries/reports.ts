import { randomUUID } from 'node:crypto';
import { SamesideError } from '../../errors.ts';
import { documentFault } from '../../../shared/model/document-fault.ts';
import { usesOf, writtenWords, type ReportDocument } from '../../../shared/model/report-document.ts';
import { upgradedDocument, type FirstReportDocument } from '../../../shared/model/report-upgrade.ts';
import type { Report, ReportSummary, ReportUndoLog } from '../../../shared/model/records.ts';
import { spliced, type TextSplice } from '../../../shared/model/text-splice.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { keepBeforeSave } from './report-versions.ts';
import type { WritableDb } from '../open.ts';

const summary = `id, title, evidence, (SELECT id FROM audiences WHERE id = audience_id) AS audienceId,
  (SELECT id FROM report_series WHERE id = series_id) AS seriesId, created_at AS createdAt, updated_at AS updatedAt`;

/** What saving a document writes. */
export const reportColumns = [
  'document',
  'words',
  'uses',
  'evidence',
  'undo_base',
  'undo_steps',
  'updated_at',
] as const;

/** By their last change, newest first. */
export function listReports(database: WritableDb): ReportSummary[] {
  return rows<ReportSummary>(database, `SELECT ${summary} FROM reports ORDER BY updated_at DESC`);
}

/** @throws SamesideError `not-found` */
export function report(database: WritableDb, input: { id: number }): Report {
  const found = row<ReportSummary & { document: string; base: string | null; steps: string | null }>(
    database,
    `SELECT ${summary}, document, undo_base AS base, undo_steps AS steps FROM reports WHERE id = ?`,
    input.id,
  );
  if (!found) throw new SamesideError('not-found', `There is no report ${input.id}.`);
  const { base, steps, document, ...rest } = found;
  return {
    ...rest,
    document: readDocument(document),
    undoLog: base === null || steps === null ? null : { base, steps },
  };
}

/** A stored document; what undo brought back from before an update of the program is taken to today's form. */
export function readDocument(json: string): ReportDocument {
  const document = JSON.parse(json) as ReportDocument | FirstReportDocument;
  return document.version === 1 ? upgradedDocument(document, randomUUID) : document;
}

/** SQL: never the id of a report that was deleted: what was published of it and its history are not those of a new one. */
export const freshReportId = `(SELECT 1 + max((SELECT coalesce(max(id), 0) FROM reports),
  (SELECT coalesce(max(report_id), 0) FROM report_editions), (SELECT coalesce(max(report_id), 0) FROM change_steps),
  (SELECT coalesce(max(report_id), 0) FROM report_versions)))`;

export function createReport(database: WritableDb, input: { title: string }): Report {
  let id = 0;
  recordedAction(
    database,
    { label: 'Report begun', count: 1, subject: input.title, made: () => [{ table: 'reports', ids: [id] }] },
    () => {
      const now = Date.now();
      const document: ReportDocument = { version: 2, content: [] };
      id = run(
        database,
        `INSERT INTO reports (id, title, document, created_at, updated_at) VALUES (${freshReportId}, ?, ?, ?, ?)`,
        input.title,
        JSON.stringify(document),
        now,
        now,
      ).id;
    },
  );
  return report(database, { id });
}

/** Saves a draft as it stands. No two saves of it have one time. @throws SamesideError `not-found` */
export function saveReport(
  database: WritableDb,
  input: { id: number; title: string; document: ReportDocument; undoLog: ReportUndoLog | null },
): { updatedAt: number } {
  const updatedAt = Math.max(Date.now(), savedAtOf(database, input.id) + 1);
  const uses = usesOf(input.document);
  const words = writtenWords(input.document);
  keepBeforeSave(database, input.id, updatedAt, words.length);
  run(
    database,
    `UPDATE reports SET title = ?, document = ?, words = ?, uses = ?, evidence = ?, undo_base = ?, undo_steps = ?, updated_at = ?
     WHERE id = ?`,
    input.title,
    JSON.stringify(input.document),
    words,
    JSON.stringify(uses),
    uses.evidence.length,
    input.undoLog?.base ?? null,
    input.undoLog?.steps ?? null,
    updatedAt,
    input.id,
  );
  return { updatedAt };
}

/** When it was saved last, milliseconds since 1970. @throws SamesideError `not-found` */
function savedAtOf(database: WritableDb, id: number): number {
  const stored = row<{ updatedAt: number }>(database, 'SELECT updated_at AS updatedAt FROM reports WHERE id = ?', id);
  if (!stored) throw new SamesideError('not-found', `There is no report ${id}.`);
  return stored.updatedAt;
}

/** A document from outside, as JSON. @throws SamesideError `bad-document`, which names the place */
function checkedDocument(json: string): ReportDocument {
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch {
    throw new SamesideError('bad-document', 'This is no document of a report: it is no JSON.');
  }
  const fault = documentFault(document);
  if (fault !== null) throw new SamesideError('bad-document', `This is no document of a report. Expected at ${fault}`);
  return document as ReportDocument;
}

/**
 * A draft as the editor hands it over, its document as JSON. `savedAt`: the save that it goes on from, milliseconds since 1970.
 * @throws SamesideError `not-found`, `bad-document`, `not-latest` where something else is stored meanwhile
 */
export function saveDraft(
  database: WritableDb,
  input: { id: number; title: string; savedAt: number; document: string; undoLog: ReportUndoLog | null },
): { updatedAt: number } {
  const { savedAt, ...draft } = input;
  if (savedAtOf(database, draft.id) !== savedAt) throw notLatest(draft.id);
  return saveReport(database, { ...draft, document: checkedDocument(draft.document) });
}

const notLatest = (id: number): SamesideError =>
  new SamesideError('not-latest', `Report ${id} was changed meanwhile. It was not saved over that.`);

/**
 * A draft as the editor hands over what changed of it. `steps` null: there is nothing to take back.
 * @throws SamesideError `not-found`, `bad-document`, `not-latest` where it is about something else than what is stored
 */
export function saveDraftChange(
  database: WritableDb,
  input: { id: number; title: string; savedAt: number; document: TextSplice; steps: TextSplice | null },
): { updatedAt: number } {
  const { id, title, savedAt } = input;
  const stored = row<{ document: string; base: string | null; steps: string | null; updatedAt: number }>(
    database,
    'SELECT document, undo_base AS base, undo_steps AS steps, updated_at AS updatedAt FROM reports WHERE id = ?',
    id,
  );
  if (!stored) throw new SamesideError('not-found', `There is no report ${id}.`);
  const document = spliced(stored.document, input.document);
  const steps = input.steps === null ? null : spliced(stored.steps ?? '', input.steps);
  if (stored.updatedAt !== savedAt || document === null || (input.steps !== null && steps === null)) {
    throw notLatest(id);
  }
  const undoLog = steps === null || stored.base === null ? null : { base: stored.base, steps };
  return saveDraft(database, { id, title, savedAt, document, undoLog });
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
