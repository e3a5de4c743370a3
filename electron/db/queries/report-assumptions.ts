import type { ReportAssumption } from '../../../shared/model/report-material.ts';
import { rows } from '../statements.ts';
import type { WritableDb } from '../open.ts';

/** The assumptions of a report with what speaks for and against them, and the people whose words that is. */
export function reportAssumptions(
  database: WritableDb,
  ids: readonly number[],
): { assumptions: ReportAssumption[]; people: number[] } {
  if (ids.length === 0) return { assumptions: [], people: [] };
  const found = rows<
    Pick<ReportAssumption, 'id' | 'sentence' | 'lookAgain' | 'outcome'> & {
      side: 'for' | 'against' | null;
      words: string | null;
      personId: number | null;
    }
  >(
    database,
    `SELECT assumptions.id, sentence, look_again_at AS lookAgain, outcome, side, words, identities.person_id AS personId
     FROM json_each(?) AS wanted JOIN assumptions ON assumptions.id = wanted.value
     LEFT JOIN assumption_grounds AS ground ON ground.assumption_id = assumptions.id
     LEFT JOIN evidence ON evidence.id = ground.evidence_id LEFT JOIN identities ON identities.id = evidence.identity_id
     ORDER BY ground.created_at, ground.id`,
    JSON.stringify(ids),
  );
  const byId = new Map<number, ReportAssumption>();
  for (const { side, words, personId: _, ...one } of found) {
    const assumption = byId.get(one.id) ?? { ...one, for: [], against: [] };
    byId.set(one.id, assumption);
    if (side !== null && words !== null) assumption[side].push(words);
  }
  return {
    assumptions: [...byId.values()],
    people: [...new Set(found.flatMap(({ personId }) => personId ?? []))],
  };
}
