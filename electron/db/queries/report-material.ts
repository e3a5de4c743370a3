import type { Evidence } from '../../../shared/model/evidence.ts';
import type { ReportMaterial, ReportNeeds } from '../../../shared/model/report-material.ts';
import { heldUnder } from './assumption-board.ts';
import { evidenceOf } from './evidence.ts';
import { namings } from './namings.ts';
import { chartsNow } from './report-charts.ts';
import type { WritableDb } from '../open.ts';

/** Everything that the blocks of a report rest on, as it is now; what does not exist any more is left out. */
export function reportMaterial(database: WritableDb, needs: ReportNeeds): ReportMaterial {
  const evidence = evidenceOf(database, needs.evidence);
  const people = new Set([...needs.people, ...evidence.flatMap(({ personId }) => personId ?? [])]);
  return {
    evidence: Object.fromEntries(evidence.map((one): [number, Evidence] => [one.id, one])),
    changes: {},
    assumptions: {},
    charts: chartsNow(database, needs.charts),
    thanks: {},
    changed: {},
    unanswered: [],
    namings: namings(database, { personIds: [...people] }),
    leansOn: needs.reportId === null ? [] : heldUnder(database, needs.reportId),
  };
}
