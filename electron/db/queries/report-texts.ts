import { SamesideError } from '../../errors.ts';
import type { ComparedText } from '../../../shared/model/compare-reports.ts';
import { needsOf } from '../../../shared/model/report-material.ts';
import { row } from '../statements.ts';
import { edition } from './editions.ts';
import { reportMaterial } from './report-material.ts';
import { readDocument, report } from './reports.ts';
import type { WritableDb } from '../open.ts';

/** One of the texts that a report has or had: as it stands, as it was published, or an earlier state of the draft. */
export type WhichText = { type: 'draft' } | { type: 'edition'; edition: number } | { type: 'version'; id: number };

/** What a report says or said, ready to be compared. @throws SamesideError `not-found` */
export function reportText(database: WritableDb, input: { id: number; which: WhichText }): ComparedText {
  const { id, which } = input;
  if (which.type === 'edition') {
    const found = row<{ id: number }>(
      database,
      'SELECT id FROM report_editions WHERE report_id = ? AND edition = ?',
      id,
      which.edition,
    );
    if (!found) throw new SamesideError('not-found', `Report ${id} has no edition ${which.edition}.`);
    return edition(database, found);
  }
  if (which.type === 'draft') {
    const { title, document } = report(database, { id });
    return { title, document, material: reportMaterial(database, needsOf(id, document)) };
  }
  const found = row<{ title: string; document: string }>(
    database,
    'SELECT title, document FROM report_versions WHERE id = ? AND report_id = ?',
    which.id,
    id,
  );
  if (!found) throw new SamesideError('not-found', `Report ${id} has no version ${which.id}.`);
  const document = readDocument(found.document);
  return { title: found.title, document, material: reportMaterial(database, needsOf(id, document)) };
}
