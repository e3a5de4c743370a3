import { randomUUID } from 'node:crypto';
import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import {
  evidenceBlock,
  heading,
  inlineText,
  paragraph,
  usesOf,
  type ReportBlock,
  type ReportDocument,
} from '../../../shared/model/report-document.ts';
import { rows, run } from '../statements.ts';
import { existingIds, recordedAction } from '../undo.ts';
import { addStep } from './change-steps.ts';
import { changeById } from './changes.ts';
import { standingChange } from './standing-change.ts';
import { createReport, report, reportColumns, saveReport } from './reports.ts';
import type { WritableDb } from '../open.ts';

/** Makes evidence part of what people say for a change. @throws SamesideError `not-found` */
export function addChangeEvidence(
  database: WritableDb,
  input: { id: number; evidenceIds: readonly number[] },
): UndoEntry {
  const id = standingChange(database, input.id);
  const evidenceIds = existingIds(database, 'evidence', input.evidenceIds);
  let made: number[] = [];
  return recordedAction(
    database,
    {
      label: 'Evidence added to a change',
      count: evidenceIds.length,
      subject: changeById(database, id).title,
      made: () => [{ table: 'change_evidence', ids: made }],
    },
    () => {
      made = rows<{ id: number }>(
        database,
        `INSERT INTO change_evidence (change_id, evidence_id) SELECT ?, value FROM json_each(?) WHERE true
         ON CONFLICT DO NOTHING RETURNING id`,
        id,
        JSON.stringify(evidenceIds),
      ).map((found) => found.id);
    },
  );
}

/** Takes evidence out of a change; the evidence itself stays. @throws SamesideError `not-found` */
export function removeChangeEvidence(database: WritableDb, input: { id: number; evidenceId: number }): UndoEntry {
  const id = standingChange(database, input.id);
  const ids = rows<{ id: number }>(
    database,
    'SELECT id FROM change_evidence WHERE change_id = ? AND evidence_id = ?',
    id,
    input.evidenceId,
  ).map((found) => found.id);
  return recordedAction(
    database,
    {
      label: 'Evidence taken out of a change',
      count: 1,
      subject: changeById(database, id).title,
      touched: [{ table: 'change_evidence', ids }],
    },
    () => {
      for (const found of ids) run(database, 'DELETE FROM change_evidence WHERE id = ?', found);
    },
  );
}

/**
 * Puts a change and what people say for it into a report: a heading, the description, the evidence. From then on it is
 * championed, unless it has come further already.
 * @param input.reportId the report; null begins one
 * @throws SamesideError `not-found`, `no-evidence` when nothing was quoted yet
 */
export function championChange(
  database: WritableDb,
  input: { id: number; reportId: number | null; title: string },
): { reportId: number; undo: UndoEntry } {
  const id = standingChange(database, input.id);
  return database
    .transaction(() => {
      const evidenceIds = rows<{ id: number }>(
        database,
        'SELECT evidence_id AS id FROM change_evidence WHERE change_id = ? ORDER BY id',
        id,
      ).map((found) => found.id);
      if (evidenceIds.length === 0) {
        throw new SamesideError('no-evidence', 'Quote somebody who asks for it first: a report stands on their words.');
      }
      const begun = input.reportId === null ? createReport(database, { title: input.title }) : null;
      const groupId = begun === null ? null : newestAction(database);
      const target = begun ?? report(database, { id: input.reportId! });
      const undo = put(database, { id, target, evidenceIds, groupId });
      return { reportId: target.id, undo };
    })
    .immediate();
}

function newestAction(database: WritableDb): number {
  return rows<{ id: number }>(database, 'SELECT max(id) AS id FROM actions')[0]!.id;
}

function put(
  database: WritableDb,
  {
    id,
    target,
    evidenceIds,
    groupId,
  }: {
    id: number;
    target: { id: number; title: string; document: ReportDocument };
    evidenceIds: readonly number[];
    groupId: number | null;
  },
): UndoEntry {
  const change = changeById(database, id);
  const [{ description }] = rows<{ description: string }>(
    database,
    'SELECT description FROM changes WHERE id = ?',
    id,
  ) as [{ description: string }];
  const there = new Set(usesOf(target.document).evidence);
  const fresh = evidenceIds.filter((evidenceId) => !there.has(evidenceId));
  const isThere = target.document.content.some(
    (block) => block.type === 'heading' && inlineText(block.content) === change.title,
  );
  const blocks: ReportBlock[] = [
    ...(isThere ? [] : [heading(2, change.title, randomUUID())]),
    ...(isThere || description.trim() === '' ? [] : [paragraph(description, randomUUID())]),
    ...fresh.map((evidenceId) => evidenceBlock(evidenceId, randomUUID())),
  ];
  const isFirst = change.state === 'heard';
  let stepId = 0;
  return recordedAction(
    database,
    {
      label: 'Championed in a report',
      count: groupId === null ? 1 : 0,
      subject: change.title,
      groupId,
      touched: [
        { table: 'reports', ids: [target.id], columns: reportColumns },
        { table: 'changes', ids: [id], columns: ['state', 'updated_at'] },
      ],
      made: () => [{ table: 'change_steps', ids: [stepId] }],
    },
    () => {
      const document: ReportDocument = { version: 2, content: [...target.document.content, ...blocks] };
      saveReport(database, { id: target.id, title: target.title, document, undoLog: null });
      const now = Date.now();
      if (isFirst) {
        run(database, "UPDATE changes SET state = 'championed', updated_at = ? WHERE id = ?", now, id);
      }
      stepId = addStep(database, { changeId: id, state: 'championed', words: '', at: now, reportId: target.id });
    },
  );
}
