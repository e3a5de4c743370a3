import type { Evidence } from '../../../shared/model/evidence.ts';
import {
  periodKey,
  type ReportAssumption,
  type ReportMaterial,
  type ReportNeeds,
} from '../../../shared/model/report-material.ts';
import type { ReportPeriod } from '../../../shared/model/report-document.ts';
import type { Naming } from '../../../shared/model/unnamed.ts';
import { rows } from '../statements.ts';
import { heldUnder } from './assumption-board.ts';
import { evidenceOf } from './evidence.ts';
import { standingPerson } from './members.ts';
import { namings } from './namings.ts';
import { reportAssumptions } from './report-assumptions.ts';
import { reportChanged } from './report-changed.ts';
import { reportChanges } from './report-changes.ts';
import { chartsNow } from './report-charts.ts';
import { reportThanks } from './report-thanks.ts';
import { reportUnanswered } from './report-unanswered.ts';
import type { WritableDb } from '../open.ts';

/**
 * Everything that the blocks of a report rest on, as it is now; what does not exist any more is left out, and so are charts that
 * take long to count, unless `wholeCharts`.
 */
export function reportMaterial(
  database: WritableDb,
  needs: ReportNeeds,
  { wholeCharts = false }: { wholeCharts?: boolean } = {},
): ReportMaterial {
  const evidence = evidenceOf(database, needs.evidence);
  const changes = reportChanges(database, needs.changes);
  const { assumptions, people } = reportAssumptions(database, needs.assumptions);
  const thanks = byPeriod(needs.thanks, (period) => reportThanks(database, period));
  const unanswered = needs.unanswered ? reportUnanswered(database, needs.reportId) : [];
  const voices = [
    ...[...changes.values()].flatMap((change) => change.voices),
    ...Object.values(thanks).flatMap((entries) => entries.map(({ voice }) => voice)),
    ...unanswered.flatMap((entry) => entry.voices),
  ];
  const named = [...people, ...evidence, ...voices].flatMap((one) =>
    typeof one === 'number' ? one : (one.personId ?? []),
  );
  return {
    evidence: Object.fromEntries(evidence.map((one): [number, Evidence] => [one.id, one])),
    changes: Object.fromEntries(changes),
    assumptions: Object.fromEntries(assumptions.map((one): [number, ReportAssumption] => [one.id, one])),
    charts: chartsNow(database, needs.charts, { whole: wholeCharts }),
    thanks,
    changed: byPeriod(needs.changed, (period) => reportChanged(database, period)),
    unanswered,
    namings: namingsOf(database, [...new Set([...needs.people, ...named])]),
    leansOn: needs.reportId === null ? [] : heldUnder(database, needs.reportId),
  };
}

function byPeriod<Entry>(
  periods: readonly ReportPeriod[],
  entriesOf: (period: ReportPeriod) => Entry[],
): Record<string, Entry[]> {
  return Object.fromEntries(periods.map((period) => [periodKey(period), entriesOf(period)]));
}

/** As the people stand today: a picture may know somebody by an id that was joined into another since. */
function namingsOf(database: WritableDb, ids: readonly number[]): Naming[] {
  const standing = rows<{ id: number; standing: number }>(
    database,
    `SELECT id, ${standingPerson('people')} AS standing FROM people WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  const known = new Map(
    namings(database, { personIds: [...new Set(standing.map((one) => one.standing))] }).map((one) => [one.id, one]),
  );
  return standing.flatMap((one) => {
    const naming = known.get(one.standing);
    return naming === undefined ? [] : { ...naming, id: one.id };
  });
}
