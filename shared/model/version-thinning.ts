/** An earlier state of a draft. `at` is when it was saved, milliseconds since 1970; `size` in characters. */
export interface KeptVersion {
  id: number;
  at: number;
  size: number;
}

const hour = 3_600_000;
const day = 24 * hour;

/** All of the last day, then one an hour for a week, one a day for three months, one a week before that. */
const steps = [
  { within: day, apart: 0 },
  { within: 7 * day, apart: hour },
  { within: 90 * day, apart: day },
  { within: Infinity, apart: 7 * day },
];
const mostVersions = 150;
const mostCharacters = 40_000_000;

/** The versions that go, so that a history stays useful and small: of each stretch of time the last one stays. */
export function thinnedOut(versions: readonly KeptVersion[], now: number): number[] {
  const newestFirst = [...versions].sort((a, b) => b.at - a.at || b.id - a.id);
  const going: number[] = [];
  const taken = new Set<string>();
  let kept = 0;
  let characters = 0;
  for (const { id, at, size } of newestFirst) {
    const { apart } = steps.find(({ within }) => now - at <= within)!;
    const stretch = apart === 0 ? `version ${id}` : `${apart} ${Math.floor(at / apart)}`;
    const isFull = kept >= mostVersions || (kept > 0 && characters + size > mostCharacters);
    if (isFull || taken.has(stretch)) {
      going.push(id);
      continue;
    }
    taken.add(stretch);
    kept += 1;
    characters += size;
  }
  return going;
}
