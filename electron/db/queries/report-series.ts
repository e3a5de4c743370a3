import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { afterSkip, periodBefore, type Recurrence } from '../../../shared/model/report-periods.ts';
import type { ReportSeries } from '../../../shared/model/report-series.ts';
import type { TemplateKey } from '../../../shared/model/report-templates.ts';
import { SamesideError } from '../../errors.ts';
import { row, rows, run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import type { WritableDb } from '../open.ts';

const columns = `id, name, template, (SELECT id FROM audiences WHERE id = audience_id) AS audienceId, every, first_at AS firstAt, next_at AS nextAt,
  covered_until AS coveredUntil`;

/** What is due first comes first. */
export function listSeries(database: WritableDb): ReportSeries[] {
  return rows<ReportSeries>(database, `SELECT ${columns} FROM report_series ORDER BY next_at, id`);
}

/** @throws SamesideError `not-found` */
export function series(database: WritableDb, input: { id: number }): ReportSeries {
  const found = row<ReportSeries>(database, `SELECT ${columns} FROM report_series WHERE id = ?`, input.id);
  if (!found) throw new SamesideError('not-found', `There is no recurring report ${input.id}.`);
  return found;
}

/** Those that are due, longest first. */
export function dueSeries(database: WritableDb, input: { now: number; limit: number }): ReportSeries[] {
  return rows<ReportSeries>(
    database,
    `SELECT ${columns} FROM report_series WHERE next_at <= ? ORDER BY next_at, id LIMIT ?`,
    input.now,
    input.limit,
  );
}

/**
 * Makes a recurring report (`id` null) or changes one. `nextAt` is when it is due next; a new one looks back one period from
 * there, one that is changed goes on where its last report ended.
 * @throws SamesideError `not-found`
 */
export function saveSeries(
  database: WritableDb,
  input: {
    id: number | null;
    name: string;
    template: TemplateKey;
    audienceId: number | null;
    every: Recurrence;
    nextAt: number;
  },
): { id: number; undo: UndoEntry } {
  const { name, template, audienceId, every, nextAt } = input;
  if (input.id !== null) series(database, { id: input.id });
  let id = input.id ?? 0;
  const undo = recordedAction(
    database,
    {
      label: input.id === null ? 'Recurring report made' : 'Recurring report changed',
      count: 1,
      subject: name,
      ...(input.id === null
        ? { made: () => [{ table: 'report_series', ids: [id] } as const] }
        : {
            touched: [
              {
                table: 'report_series',
                ids: [id],
                columns: ['name', 'template', 'audience_id', 'every', 'first_at', 'next_at'],
              },
            ],
          }),
    },
    () => {
      if (input.id === null) {
        id = run(
          database,
          `INSERT INTO report_series (name, template, audience_id, every, first_at, next_at, covered_until, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[name, template, audienceId, every, nextAt, nextAt, periodBefore(nextAt, every), Date.now()],
        ).id;
      } else {
        run(
          database,
          `UPDATE report_series SET name = ?, template = ?, audience_id = ?, every = ?, next_at = ?,
             first_at = iif(next_at = ? AND every = ?, first_at, ?) WHERE id = ?`,
          ...[name, template, audienceId, every, nextAt, nextAt, every, nextAt, id],
        );
      }
    },
  );
  return { id, undo };
}

/** Leaves one out: what came in its time goes into the next. @throws SamesideError `not-found` */
export function skipSeries(database: WritableDb, input: { id: number; now: number }): UndoEntry {
  const found = series(database, input);
  return recordedAction(
    database,
    {
      label: 'Recurring report skipped',
      count: 1,
      subject: found.name,
      touched: [{ table: 'report_series', ids: [input.id], columns: ['next_at'] }],
    },
    () => run(database, 'UPDATE report_series SET next_at = ? WHERE id = ?', afterSkip(found, input.now), input.id),
  );
}

/** Its reports stay. @throws SamesideError `not-found` */
export function deleteSeries(database: WritableDb, input: { id: number }): UndoEntry {
  const { name } = series(database, input);
  const reports = rows<{ id: number }>(database, 'SELECT id FROM reports WHERE series_id = ?', input.id);
  return recordedAction(
    database,
    {
      label: 'Recurring report deleted',
      count: 1,
      subject: name,
      touched: [
        { table: 'report_series', ids: [input.id] },
        { table: 'reports', ids: reports.map(({ id }) => id), columns: ['series_id'] },
      ],
    },
    () => {
      run(database, 'UPDATE reports SET series_id = NULL WHERE series_id = ?', input.id);
      run(database, 'DELETE FROM report_series WHERE id = ?', input.id);
    },
  );
}
