import type { ReportBlock } from '../../../../../shared/model/report-document.ts';
import { needsOf, periodKey, type ReportNeeds } from '../../../../../shared/model/report-material.ts';

/** Tells for which blocks what was looked up says everything. */
export function coveredBy(needs: ReportNeeds): (block: ReportBlock) => boolean {
  const ids = {
    evidence: new Set(needs.evidence),
    changes: new Set(needs.changes),
    assumptions: new Set(needs.assumptions),
    people: new Set(needs.people),
  };
  const periods = { thanks: new Set(needs.thanks.map(periodKey)), changed: new Set(needs.changed.map(periodKey)) };
  return (block) => {
    const wanted = needsOf(null, { version: 2, content: [block] });
    return (
      (['evidence', 'changes', 'assumptions', 'people'] as const).every((kind) =>
        wanted[kind].every((id) => ids[kind].has(id)),
      ) &&
      (['thanks', 'changed'] as const).every((kind) =>
        wanted[kind].every((period) => periods[kind].has(periodKey(period))),
      ) &&
      (!wanted.unanswered || needs.unanswered)
    );
  };
}
