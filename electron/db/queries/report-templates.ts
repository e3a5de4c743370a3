import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { templateOf, withoutPeriod } from '../../../shared/model/own-template.ts';
import type { ReportDocument } from '../../../shared/model/report-document.ts';
import type { OwnTemplate, Template } from '../../../shared/model/report-templates.ts';
import { SamesideError } from '../../errors.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { mustBeFree } from './names.ts';
import { report } from './reports.ts';
import type { WritableDb } from '../open.ts';

const columns = 'id, name, created_at AS createdAt';

/** By name. */
export function listTemplates(database: WritableDb): OwnTemplate[] {
  return rows<OwnTemplate>(database, `SELECT ${columns} FROM report_templates ORDER BY lower(name), id`);
}

/** @throws SamesideError `not-found` */
export function ownTemplate(database: WritableDb, input: { id: number }): Template {
  const found = row<{ title: string; document: string }>(
    database,
    'SELECT title, document FROM report_templates WHERE id = ?',
    input.id,
  );
  if (!found) throw new SamesideError('not-found', 'The template is not there any more. Choose another one.');
  const document = JSON.parse(found.document) as ReportDocument;
  return { title: found.title, parts: [{ fill: 'document', document }] };
}

/** Keeps what of a report can begin the next one. @throws SamesideError `not-found`, `name-taken` */
export function saveAsTemplate(
  database: WritableDb,
  input: { reportId: number; name: string },
): { id: number; undo: UndoEntry } {
  const { title, document } = report(database, { id: input.reportId });
  mustBeFree(database, 'report_templates', input.name, null);
  const stem = withoutPeriod(title);
  let id = 0;
  const undo = recordedAction(
    database,
    {
      label: 'Template made',
      count: 1,
      subject: input.name,
      made: () => [{ table: 'report_templates', ids: [id] }],
    },
    () => {
      id = run(
        database,
        'INSERT INTO report_templates (name, title, document, created_at) VALUES (?, ?, ?, ?)',
        input.name,
        stem.includes('[period]') ? stem : `${input.name}, [period]`,
        JSON.stringify(templateOf(document)),
        Date.now(),
      ).id;
    },
  );
  return { id, undo };
}

/** @throws SamesideError `not-found`, `name-taken` */
export function renameTemplate(database: WritableDb, input: { id: number; name: string }): UndoEntry {
  ownTemplate(database, input);
  mustBeFree(database, 'report_templates', input.name, input.id);
  return recordedAction(
    database,
    {
      label: 'Template renamed',
      count: 1,
      subject: input.name,
      touched: [{ table: 'report_templates', ids: [input.id], columns: ['name'] }],
    },
    () => run(database, 'UPDATE report_templates SET name = ? WHERE id = ?', input.name, input.id),
  );
}

/** @throws SamesideError `not-found` */
export function deleteTemplate(database: WritableDb, input: { id: number }): UndoEntry {
  const found = row<{ name: string }>(database, 'SELECT name FROM report_templates WHERE id = ?', input.id);
  if (!found) throw new SamesideError('not-found', `There is no template ${input.id}.`);
  return recordedAction(
    database,
    {
      label: 'Template deleted',
      count: 1,
      subject: found.name,
      touched: [{ table: 'report_templates', ids: [input.id] }],
    },
    () => run(database, 'DELETE FROM report_templates WHERE id = ?', input.id),
  );
}
