import { replaceEqualDeep, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { SearchHit } from '../../../../shared/model/records.ts';
import { parseTypedQuery, queryText } from '../../../../shared/model/search-grammar.ts';
import { useDebounced } from '../../components/use-debounced.ts';
import { queries } from '../../query.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { isAsked, useSearch } from '../../stores/search.ts';

/** How long the results must stand before all of them are counted, milliseconds. */
const countPause = 250;

const untoldPause = 3000;

/** A hit with a name of its own: a person and a note may have the same number. */
export interface NamedHit {
  id: string;
  key: string;
  hit: SearchHit;
}

let named = new Map<string, NamedHit>();

/** One that another letter changed nothing about is the same object as before: its row is not drawn again. */
function namedHits(hits: SearchHit[]): NamedHit[] {
  const before = named;
  named = new Map();
  return hits.map((hit) => {
    const key = `${hit.type}-${hit.id}`;
    const known = before.get(key);
    const one = known !== undefined && replaceEqualDeep(known.hit, hit) === known.hit ? known : { id: key, key, hit };
    named.set(key, one);
    return one;
  });
}

/** The results for what stands in the box; those before stay until they are there. */
export function useSearchQuery() {
  const query = useSearch((state) => state.asked);
  const isCurrent = useSearch(isAsked);
  const type = useSearch((state) => state.type);
  const sort = useSearch((state) => state.sort);
  const searching = useNavigation((state) => state.searching);
  const enabled = searching && query !== '';
  const result = useInfiniteQuery({
    ...queries.search({ query, type, sort }),
    enabled,
    // While languages are still being told, more messages match with every moment.
    refetchInterval: ({ state }) => ((state.data?.pages[0]?.untold ?? 0) > 0 ? untoldPause : false),
  });
  const { data, isPlaceholderData, fetchNextPage, hasNextPage, isFetchingNextPage, error } = result;
  const hits = useMemo(() => namedHits(data?.pages.flatMap((page) => page.hits) ?? []), [data]);

  // A page that ran out of time goes on by itself; nobody can scroll to the end of nothing.
  const isPartial = data?.pages.at(-1)?.partial === true;
  const goesOn = enabled && isPartial && hasNextPage && !isPlaceholderData && !isFetchingNextPage && error === null;
  useEffect(() => {
    if (goesOn) void fetchNextPage({ cancelRefetch: false });
  }, [goesOn, fetchNextPage, data]);

  const first = data?.pages[0];
  const counted = useExactTotal(
    query,
    enabled && !isPlaceholderData && first?.totalIsExact === false && first.corrections.length === 0,
  );
  return {
    ...result,
    hits,
    total: counted ?? first?.total ?? null,
    totalIsExact: counted !== null || first?.totalIsExact === true,
    corrections: first?.corrections ?? [],
    /** So many messages have no language yet that could be searched for. */
    untold: isPlaceholderData ? 0 : (first?.untold ?? 0),
    /** More is on its way, though none of it may be a hit. */
    isLooking: result.isPending || goesOn || (isFetchingNextPage && hits.length === 0),
    /** The hits are those of the words in the box. */
    isFresh: isCurrent && !isPlaceholderData && !result.isPending,
  };
}

/** The whole number of hits, counted in small steps once the results stand; null until it is known. */
function useExactTotal(query: string, wanted: boolean): number | null {
  const type = useSearch((state) => state.type);
  const settled = useDebounced(query, countPause);
  const exact = wanted && settled === query;
  return (
    useQuery({ ...queries.searchTotal(exact ? queryText(parseTypedQuery(query)) : '', type), enabled: exact }).data ??
    null
  );
}
