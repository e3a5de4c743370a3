import type { ChangeState } from '../../../shared/model/change.ts';
import type { ReportPeriod } from '../../../shared/model/report-document.ts';
import type { ChangedEntry } from '../../../shared/model/report-material.ts';
import { rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';

interface Step extends ChangedEntry {
  reportId: number | null;
}

/**
 * What became of changes in a stretch of time, each once as it stood at its end, what came first in front. What was taken back
 * in that time, or never came further than a report, is left out.
 */
export function reportChanged(database: WritableDb, { since, until }: ReportPeriod): ChangedEntry[] {
  const steps = rows<Step>(
    database,
    `SELECT changes.id AS changeId, changes.title, step.state, step.words, step.at, step.report_id AS reportId
     FROM change_steps AS step JOIN changes AS own ON own.id = step.change_id
     JOIN changes ON changes.id = coalesce(own.merged_into, own.id)
     WHERE step.at >= :since AND step.at < :until
       -- the first step says when it was written down, which can be later than what became of it
       AND step.id <> (SELECT min(id) FROM change_steps AS first WHERE first.change_id = step.change_id)
     ORDER BY step.at, step.id`,
    { since, until: until ?? Number.MAX_SAFE_INTEGER },
  );
  const byChange = new Map<number, ChangedEntry>();
  for (const { reportId, ...step } of steps) {
    const before = byChange.get(step.changeId);
    // Into a report comes also what is accepted already; that takes nothing back.
    if (step.state === 'championed' && reportId !== null) continue;
    byChange.delete(step.changeId);
    if (!becameSomething(step.state)) continue;
    // Telling people says nothing new: what they were told about does.
    const keepsWords = step.state === 'told' && step.words.trim() === '' && before !== undefined;
    byChange.set(step.changeId, keepsWords ? { ...step, words: before.words } : step);
  }
  return [...byChange.values()];
}

function becameSomething(state: ChangeState): boolean {
  return state !== 'heard' && state !== 'championed';
}
