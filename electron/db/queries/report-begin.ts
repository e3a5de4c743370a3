import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { usesOf, writtenWords, type ReportDocument } from '../../../shared/model/report-document.ts';
import { SamesideError } from '../../errors.ts';
import { run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { series } from './report-series.ts';
import { freshReportId, report } from './reports.ts';
import type { WritableDb } from '../open.ts';

export interface Begun {
  title: string;
  document: ReportDocument;
  audienceId: number | null;
  /** The recurring report that this one is of: when it was due, when it is due next, and until when this one looks. */
  series: { id: number; wasDueAt: number; nextAt: number; coveredUntil: number } | null;
}

/**
 * A report that begins with something in it.
 * @throws SamesideError `not-found`, `already-begun` when the recurring report was begun or changed meanwhile
 */
export function beginReport(database: WritableDb, input: Begun): { id: number; undo: UndoEntry } {
  const { title, document, audienceId } = input;
  let id = 0;
  const due = input.series;
  if (due !== null && series(database, { id: due.id }).nextAt !== due.wasDueAt) {
    throw new SamesideError('already-begun', 'This report was begun already.');
  }
  const undo = recordedAction(
    database,
    {
      label: 'Report begun',
      count: 1,
      subject: title,
      touched: due === null ? [] : [{ table: 'report_series', ids: [due.id], columns: ['next_at', 'covered_until'] }],
      made: () => [{ table: 'reports', ids: [id] }],
    },
    () => {
      const now = Date.now();
      const uses = usesOf(document);
      id = run(
        database,
        `INSERT INTO reports (id, title, document, words, uses, evidence, audience_id, series_id, created_at, updated_at)
         VALUES (${freshReportId}, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...[title, JSON.stringify(document), writtenWords(document), JSON.stringify(uses), uses.evidence.length],
        ...[audienceId, due?.id ?? null, now, now],
      ).id;
      if (due === null) return;
      run(
        database,
        'UPDATE report_series SET next_at = ?, covered_until = ? WHERE id = ?',
        ...[due.nextAt, due.coveredUntil, due.id],
      );
    },
  );
  return { id, undo };
}

/** A report with the same content, under a title of its own. @throws SamesideError `not-found` */
export function duplicateReport(
  database: WritableDb,
  input: { id: number; title: string },
): { id: number; undo: UndoEntry } {
  const { document, audienceId } = report(database, { id: input.id });
  return beginReport(database, { title: input.title, document, audienceId, series: null });
}
