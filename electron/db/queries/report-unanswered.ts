import type { UnansweredEntry } from '../../../shared/model/report-material.ts';
import { rows } from '../statements.ts';
import { voicesOfChanges } from './report-changes.ts';
import type { WritableDb } from '../open.ts';

/**
 * Changes that published reports asked for and that nobody in the company said anything about: no answer on the change or on an
 * edition, no step beyond the report. What waits longest stands in front, each once with the edition that asked first.
 * @param reportId this report's own editions are not earlier ones; null counts all
 */
export function reportUnanswered(database: WritableDb, reportId: number | null): UnansweredEntry[] {
  const found = rows<Omit<UnansweredEntry, 'voices'>>(
    database,
    `WITH asked AS (
       SELECT coalesce(own.merged_into, own.id) AS change_id, edition.title, edition.number,
              min(edition.published_at) AS asked_at
       FROM change_steps AS step JOIN changes AS own ON own.id = step.change_id
       JOIN report_editions AS edition ON edition.report_id = step.report_id AND edition.published_at >= step.at
       WHERE step.state = 'championed' AND step.report_id IS NOT :reportId GROUP BY 1)
     SELECT changes.id AS changeId, changes.title, asked.title AS reportTitle, asked.number, asked.asked_at AS askedAt
     FROM asked JOIN changes ON changes.id = asked.change_id
     WHERE changes.state IN ('heard', 'championed') AND trim(changes.answer) = ''
       AND NOT EXISTS (SELECT 1 FROM change_steps AS step JOIN changes AS own ON own.id = step.change_id
         WHERE coalesce(own.merged_into, own.id) = changes.id AND step.at >= asked.asked_at
           AND step.state IN ('accepted', 'shipped', 'told', 'declined'))
       AND NOT EXISTS (SELECT 1 FROM report_answers JOIN changes AS own ON own.id = report_answers.change_id
         WHERE coalesce(own.merged_into, own.id) = changes.id)
     ORDER BY asked.asked_at, changes.id`,
    { reportId },
  );
  const voices = voicesOfChanges(
    database,
    found.map(({ changeId }) => changeId),
  );
  return found.map((entry) => ({ ...entry, voices: voices.get(entry.changeId) ?? [] }));
}
