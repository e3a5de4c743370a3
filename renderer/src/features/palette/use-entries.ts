import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { currentTarget } from '../../actions/triage.ts';
import type { CommandName } from '../../commands.ts';
import { useDebounced } from '../../components/use-debounced.ts';
import { queries, queryClient } from '../../query.ts';
import type { PaletteStep } from '../../stores/palette.ts';
import { usePreferences } from '../../stores/preferences.ts';
import type { PaletteEntry } from './entry.ts';
import {
  changeEntries,
  commandEntries,
  conversationEntries,
  hitEntries,
  labelEntries,
  listEntries,
  noteEntries,
  practiceEntries,
  reportEntries,
  savedEntries,
  searchEntry,
  sourceEntries,
} from './places.ts';
import type { RankedGroup } from './ranking.ts';
import { listed, ranked } from './ranking.ts';
import { useRecent } from './recent.ts';
import { directEntries, madeEntry, stepCommands, stepEntries } from './steps.ts';

const noCommands: ReadonlySet<CommandName> = new Set();

/** How long typing must pause before the database is asked, milliseconds. */
const pause = 40;

const lists = {
  sources: queries.sources(),
  labels: queries.labels(),
  changes: queries.changes(),
  reports: queries.reports(),
  notes: queries.notes(null),
  views: queries.savedViews(),
};

/** Asks for what the palette lists, so that it opens with everything in it. */
export function warmPalette(): void {
  void queryClient.prefetchQuery(lists.sources);
  void queryClient.prefetchQuery(lists.labels);
  void queryClient.prefetchQuery(lists.changes);
  void queryClient.prefetchQuery(lists.reports);
  void queryClient.prefetchQuery(lists.notes);
  void queryClient.prefetchQuery(lists.views);
}

/** The lines of the palette for what was typed; `settled` once the database has said what it knows. */
export function usePaletteGroups(words: string, step: PaletteStep | null): { groups: RankedGroup[]; settled: boolean } {
  const sources = useQuery(lists.sources).data;
  const labels = useQuery(lists.labels).data;
  const changes = useQuery(lists.changes).data;
  const reports = useQuery(lists.reports).data;
  const notes = useQuery(lists.notes).data;
  const views = useQuery(lists.views).data;
  const assignees = usePreferences((state) => state.assignees);
  const { used, conversations } = useRecent();

  const known = useMemo(
    () => ({ labels: labels ?? [], changes: changes ?? [], assignees }),
    [labels, changes, assignees],
  );
  // What is selected or open does not change under an open palette.
  const [target] = useState(currentTarget);
  const entries = useMemo((): PaletteEntry[] => {
    if (step !== null) return target === null ? [] : stepEntries(step, target, known);
    return [
      ...commandEntries(target === null ? noCommands : stepCommands),
      ...(target === null ? [] : directEntries(target, known)),
      ...listEntries(),
      ...practiceEntries(),
      ...savedEntries(views ?? []),
      ...labelEntries(known.labels),
      ...sourceEntries(sources ?? []),
      ...changeEntries(known.changes),
      ...reportEntries(reports ?? []),
      ...noteEntries(notes ?? []),
      ...conversationEntries(conversations),
    ];
  }, [step, target, known, sources, reports, notes, views, conversations]);

  const wanted = words.trim();
  const asked = useDebounced(wanted, pause);
  const asking = step === null && wanted.length > 1;
  const { data: found, isFetching } = useQuery({
    ...queries.paletteHits(asked),
    enabled: step === null && asked.length > 1,
    placeholderData: keepPreviousData,
  });
  const hits = useMemo(() => hitEntries(found ?? []), [found]);

  const groups = useMemo((): RankedGroup[] => {
    if (wanted === '') return listed(entries, step === null ? used : []);
    const best = ranked(wanted, entries, asking ? hits : [], used);
    if (step === null) return [...best, { group: 'search', entries: [{ entry: searchEntry(wanted), letters: [] }] }];
    const isKnown = entries.some(({ title }) => title.toLocaleLowerCase() === wanted.toLocaleLowerCase());
    if (target === null || isKnown) return best;
    const made = { entry: madeEntry(step, target, known, wanted), letters: [] };
    return [{ group: 'choice', entries: [...best.flatMap((group) => group.entries), made] }];
  }, [wanted, entries, hits, used, step, asking, target, known]);
  return { groups, settled: !asking || (asked === wanted && !isFetching) };
}
