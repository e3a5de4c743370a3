import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { pageSize } from '../../../shared/model/list-scope.ts';
import type { RecordType } from '../../../shared/model/records.ts';
import { request } from '../ipc.ts';

export interface SearchAsk {
  query: string;
  type: RecordType | null;
  sort: 'newest' | 'best';
}

/** Search and what helps to write one. */
export const searchQueries = {
  search: (ask: SearchAsk) =>
    infiniteQueryOptions({
      queryKey: ['search', ask.query, ask.type, ask.sort],
      queryFn: ({ pageParam }) =>
        request('search.run', { ...ask, before: pageParam, limit: pageSize, count: pageParam === null, typing: true }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
      gcTime: 30_000,
    }),
  /** How many hits there are in all, asked for in steps so that nothing else has to wait. */
  searchTotal: (query: string, type: RecordType | null) =>
    queryOptions({
      queryKey: ['search', 'total', query, type],
      queryFn: async ({ signal }) => {
        let total = 0;
        let cursor: number | null = null;
        do {
          const { count, next }: { count: number; next: number | null } = await request('search.countSlice', {
            query,
            type,
            cursor,
          });
          total += count;
          cursor = next;
        } while (cursor !== null && !signal.aborted);
        return total;
      },
      gcTime: 30_000,
    }),
  completions: (words: string, caret: number) =>
    queryOptions({
      queryKey: ['search', 'complete', words, caret],
      queryFn: () => request('search.complete', { text: words, caret }),
      gcTime: 10_000,
    }),
  searchHistory: () => queryOptions({ queryKey: ['search-history'], queryFn: () => request('search.history', null) }),
  /** A few people and messages for the palette; words that are no query yet find nothing. */
  paletteHits: (words: string) =>
    queryOptions({
      queryKey: ['search', 'palette', words],
      queryFn: async () => {
        const ask = { query: words, before: null, limit: 6, count: false, sort: 'best', typing: true } as const;
        const found = await Promise.allSettled([
          request('search.run', { ...ask, type: 'person' }),
          request('search.run', { ...ask, type: 'message' }),
        ]);
        return found.flatMap((result) => (result.status === 'fulfilled' ? result.value.hits : []));
      },
      gcTime: 30_000,
    }),
};
