import fuzzysort from 'fuzzysort';
import type { PaletteEntry, PaletteGroup } from './entry.ts';

export interface RankedEntry {
  entry: PaletteEntry;
  /** Positions of the title's letters that were typed, UTF-16 code units. */
  letters: readonly number[];
}

export interface RankedGroup {
  group: PaletteGroup;
  entries: RankedEntry[];
}

/** Fewer letters in common than this is chance. */
const threshold = 0.35;
/** Rows of a kind when something is typed. */
const perGroup: Partial<Record<PaletteGroup, number>> = { command: 10, choice: 200 };
const perOtherGroup = 6;
const recentShown = 6;
/** What was used a moment ago comes before what matches a little better. */
const recentBonus = 0.08;
/** What can be done and where one can go come before one of many conversations that match as well. */
const bonus: Partial<Record<PaletteGroup, number>> = { command: 0.06, view: 0.05, conversation: -0.12, note: -0.05 };

/** Without words: what was used last, then everything else in its order. `recent` holds keys, newest first. */
export function listed(entries: PaletteEntry[], recent: readonly string[]): RankedGroup[] {
  const shown = entries.filter((entry) => entry.typedOnly !== true);
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const used = recent.flatMap((key) => byKey.get(key) ?? []).slice(0, recentShown);
  const usedKeys = new Set(used.map(({ key }) => key));
  const groups = grouped(
    shown.filter(({ key }) => !usedKeys.has(key)).map((entry) => ({ entry, letters: [] })),
    Infinity,
  );
  if (used.length === 0) return groups;
  return [{ group: 'recent', entries: used.map((entry) => ({ entry, letters: [] })) }, ...groups];
}

/**
 * What the words find, best first in each group, and the group with the best one first. Things that the database found
 * by the words (`found`) stay even where the letters say nothing, as with a name that was typed wrong.
 */
export function ranked(
  words: string,
  entries: PaletteEntry[],
  found: PaletteEntry[],
  recent: readonly string[],
): RankedGroup[] {
  const wanted = words.trim();
  const scored = [
    ...fuzzysort
      .go(wanted, entries, { keys: [({ title }) => title, ({ also }) => also ?? ''], threshold, limit: 0 })
      .map((result) => ({ entry: result.obj, letters: result[0]?.indexes ?? [], score: result.score })),
    ...found.map((entry) => {
      const result = fuzzysort.single(wanted, entry.title);
      return { entry, letters: result?.indexes ?? [], score: result?.score ?? 0.3 };
    }),
  ].map(({ entry, letters, score }) => ({
    entry,
    letters,
    score: score + (bonus[entry.group] ?? 0) + (recent.includes(entry.key) ? recentBonus : 0),
  }));
  const seen = new Set<string>();
  const best = scored
    .toSorted((one, other) => other.score - one.score)
    .filter(({ entry }) => !seen.has(entry.key) && seen.add(entry.key) !== undefined);
  return grouped(best, null);
}

/** Groups in the order of their first entries. */
function grouped(entries: RankedEntry[], limit: number | null): RankedGroup[] {
  const groups = new Map<PaletteGroup, RankedEntry[]>();
  for (const { entry, letters } of entries) {
    const rows = groups.get(entry.group) ?? [];
    if (rows.length < (limit ?? perGroup[entry.group] ?? perOtherGroup)) rows.push({ entry, letters });
    groups.set(entry.group, rows);
  }
  return [...groups].map(([group, rows]) => ({ group, entries: rows }));
}
