import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SearchHit } from '../../../../shared/model/records.ts';
import { useDebounced } from '../../components/use-debounced.ts';
import { queries } from '../../query.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useSearch } from '../../stores/search.ts';

/** How long typing must pause before it is searched for, milliseconds. */
const pause = 80;

/** A hit with a name of its own: a person and a note may have the same number. */
export interface NamedHit {
  id: string;
  key: string;
  hit: SearchHit;
}

/** The results for what stands in the box, once typing pauses. */
export function useSearchQuery() {
  const words = useSearch((state) => state.text);
  const type = useSearch((state) => state.type);
  const sort = useSearch((state) => state.sort);
  const searching = useNavigation((state) => state.searching);
  const query = useDebounced(words, pause).trim();
  const result = useInfiniteQuery({
    ...queries.search({ query, type, sort }),
    enabled: searching && query !== '',
  });
  const { data } = result;
  const hits = useMemo<NamedHit[]>(
    () =>
      data?.pages.flatMap((page) =>
        page.hits.map((hit) => ({ id: `${hit.type}-${hit.id}`, key: `${hit.type}-${hit.id}`, hit })),
      ) ?? [],
    [data],
  );
  return { ...result, hits, total: data?.pages[0]?.total ?? null };
}
