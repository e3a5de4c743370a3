import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ChangeState } from '../../../shared/model/change.ts';
import { pageSize } from '../../../shared/model/list-scope.ts';
import { request } from '../ipc.ts';

/** What people ask for. */
export const changeQueries = {
  changes: () => queryOptions({ queryKey: ['triage', 'changes'], queryFn: () => request('change.list', null) }),
  changePages: (state: ChangeState | null) =>
    infiniteQueryOptions({
      queryKey: ['changes', 'page', state],
      queryFn: ({ pageParam }) => request('change.page', { state, before: pageParam, limit: pageSize }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  change: (id: number) =>
    queryOptions({ queryKey: ['changes', 'one', id], queryFn: () => request('change.get', { id }) }),
  changeVoices: (id: number) =>
    infiniteQueryOptions({
      queryKey: ['changes', 'voices', id],
      queryFn: ({ pageParam }) => request('change.voices', { id, after: pageParam, limit: pageSize }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => page.next,
    }),
  similarChanges: (id: number) =>
    queryOptions({ queryKey: ['changes', 'similar', id], queryFn: () => request('change.similar', { id }) }),
  askedBy: (personId: number) =>
    queryOptions({ queryKey: ['changes', 'asked', personId], queryFn: () => request('change.askedBy', { personId }) }),
};
