import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { pageSize } from '../../../shared/model/list-scope.ts';
import type { PeopleListTab } from '../../../shared/model/people.ts';
import type { ForgetProgress } from '../../../shared/model/privacy.ts';
import { request } from '../ipc.ts';

/** People with all that is owed to them. */
const owedPage = 60;

/** Milliseconds until the people are asked for again that were still being worked out. */
const whileSettling = (query: { state: { data?: { pages: { settling: boolean }[] } | undefined } }): number | false =>
  query.state.data?.pages[0]?.settling === true ? 2000 : false;

/** People, and what stands between them and us. */
export const peopleQueries = {
  peopleNamed: (name: string) =>
    queryOptions({
      queryKey: ['search', 'people-named', name],
      queryFn: () =>
        request('search.run', {
          query: name,
          type: 'person',
          sort: 'best',
          before: null,
          limit: 8,
          count: false,
          typing: true,
        }),
      gcTime: 30_000,
      placeholderData: keepPreviousData,
    }),
  person: (id: number) => queryOptions({ queryKey: ['person', id], queryFn: () => request('person.get', { id }) }),
  giving: (conversationId: number) =>
    queryOptions({
      queryKey: ['giving', 'conversation', conversationId],
      queryFn: () => request('giving.inConversation', { id: conversationId }),
    }),
  betweenUs: (personId: number) =>
    queryOptions({
      queryKey: ['giving', 'person', personId],
      queryFn: () => request('person.betweenUs', { id: personId }),
    }),
  creditOwed: () =>
    infiniteQueryOptions({
      queryKey: ['giving', 'owed'],
      queryFn: ({ pageParam }) => request('credit.owed', { after: pageParam, limit: owedPage }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  creditsGiven: (from: number, to: number) =>
    infiniteQueryOptions({
      queryKey: ['giving', 'given', from, to],
      queryFn: ({ pageParam }) => request('credit.given', { from, to, after: pageParam, limit: pageSize }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  namingQuestion: (personId: number, conversationId: number | null, contributionIds: number[]) =>
    queryOptions({
      queryKey: ['giving', 'question', personId, conversationId, contributionIds],
      queryFn: () => request('credit.question', { personId, conversationId, contributionIds }),
      placeholderData: keepPreviousData,
      gcTime: 30_000,
    }),
  people: (tab: PeopleListTab, words: string) =>
    infiniteQueryOptions({
      queryKey: ['people', 'page', tab, words],
      queryFn: ({ pageParam }) => request('people.page', { tab, query: words, before: pageParam, limit: pageSize }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
      refetchInterval: whileSettling,
    }),
  joinSuggestions: () =>
    infiniteQueryOptions({
      queryKey: ['people', 'suggestions'],
      queryFn: ({ pageParam }) => request('people.suggestions', { before: pageParam, limit: pageSize }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => page.next,
      refetchInterval: whileSettling,
    }),
  suggestionsFor: (id: number) =>
    queryOptions({ queryKey: ['people', 'suggestions', id], queryFn: () => request('person.suggestions', { id }) }),
  profile: (id: number) =>
    queryOptions({ queryKey: ['people', 'profile', id], queryFn: () => request('person.profile', { id }) }),
  timeline: (id: number) =>
    infiniteQueryOptions({
      queryKey: ['people', 'timeline', id],
      queryFn: ({ pageParam }) => request('person.timeline', { id, before: pageParam, limit: pageSize }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  /** How far it is to forget somebody; null while nobody is being forgotten. Set by events alone. */
  forgetProgress: () => queryOptions({ queryKey: ['forget-progress'], queryFn: (): ForgetProgress | null => null }),
  forgetPreview: (id: number) =>
    queryOptions({
      queryKey: ['person', 'forget-preview', id],
      queryFn: () => request('person.forgetPreview', { id }),
      gcTime: 0,
    }),
};
