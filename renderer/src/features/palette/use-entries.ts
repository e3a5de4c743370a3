import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useDebounced } from '../../components/use-debounced.ts';
import { queries, queryClient } from '../../query.ts';
import type { PaletteStep } from '../../stores/palette.ts';
import type { PaletteEntry } from './entry.ts';
import {
  changeEntries,
  commandEntries,
  conversationEntries,
  hitEntries,
  labelEntries,
  listEntries,
  noteEntries,
  reportEntries,
  searchEntry,
  sourceEntries,
} from './places.ts';
import type { RankedGroup } from './ranking.ts';
import { listed, ranked } from './ranking.ts';
import { useRecent } from './recent.ts';
import { stepCommands, stepEntries } from './steps.ts';

/** How long typing must pause before the database is asked, milliseconds. */
const pause = 40;

const lists = {
  sources: queries.sources(),
  labels: queries.labels(),
  changes: queries.changes(),
  reports: queries.reports(),
  notes: queries.notes(null),
};

/** Asks for what the palette lists, so that it opens with everything in it. */
export function warmPalette(): void {
  void queryClient.prefetchQuery(lists.sources);
  void queryClient.prefetchQuery(lists.labels);
  void queryClient.prefetchQuery(lists.changes);
  void queryClient.prefetchQuery(lists.reports);
  void queryClient.prefetchQuery(lists.notes);
}

/** The lines of the palette for what was typed; `settled` once the database has said what it knows. */
export function usePaletteGroups(words: string, step: PaletteStep | null): { groups: RankedGroup[]; settled: boolean } {
  const sources = useQuery(lists.sources).data;
  const labels = useQuery(lists.labels).data;
  const changes = useQuery(lists.changes).data;
  const reports = useQuery(lists.reports).data;
  const notes = useQuery(lists.notes).data;
  const { used, conversations } = useRecent();

  const entries = useMemo((): PaletteEntry[] => {
    const known = { sources: sources ?? [], labels: labels ?? [], changes: changes ?? [] };
    if (step !== null) return stepEntries(step, known);
    return [
      ...commandEntries(stepCommands),
      ...listEntries(),
      ...labelEntries(known.labels),
      ...sourceEntries(known.sources),
      ...changeEntries(known.changes),
      ...reportEntries(reports ?? []),
      ...noteEntries(notes ?? []),
      ...conversationEntries(conversations),
    ];
  }, [step, sources, labels, changes, reports, notes, conversations]);

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
    return step === null
      ? [...best, { group: 'search', entries: [{ entry: searchEntry(wanted), letters: [] }] }]
      : best;
  }, [wanted, entries, hits, used, step, asking]);
  return { groups, settled: !asking || (asked === wanted && !isFetching) };
}
