import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { RouteInput } from '../../../shared/ipc/contract.ts';
import { pageSize } from '../../../shared/model/list-scope.ts';
import type { ChartRequest } from '../../../shared/model/report-document.ts';
import { chartKey } from '../../../shared/model/report-material.ts';
import type { ChartData, ReportNeeds } from '../../../shared/model/report-material.ts';
import { request } from '../ipc.ts';
import { text } from '../text.ts';

/** Reports, what stands in them, and what they rest on. */
export const reportQueries = {
  reports: () => queryOptions({ queryKey: ['reports'], queryFn: () => request('report.list', null) }),
  /** `needs` is the JSON of `ReportNeeds`. */
  reportMaterial: (reportId: number, needs: string) =>
    queryOptions({
      queryKey: ['report', reportId, 'material', needs],
      queryFn: () => request('report.material', JSON.parse(needs) as ReportNeeds),
      placeholderData: keepPreviousData,
    }),
  /** Messages for words of a search; words that are no query find nothing. */
  messagesFound: (words: string) =>
    queryOptions({
      queryKey: ['search', 'for-report', words],
      queryFn: async () => {
        if (words === '') return [];
        const ask = { query: words, before: null, limit: 30, count: false, sort: 'newest', typing: true } as const;
        return await request('search.run', { ...ask, type: 'message' }).then(
          ({ hits }) => hits,
          () => [],
        );
      },
      placeholderData: keepPreviousData,
      gcTime: 30_000,
    }),
  /** One message, where it was heard, and everybody who speaks in its conversation. */
  messageWithSource: (id: number) =>
    queryOptions({
      queryKey: ['conversation', 'of-message', id],
      queryFn: async () => {
        const place = await request('place.find', { type: 'message', id });
        if (place?.conversationId == null) throw new Error(text.reportBlocks.missing.message_image);
        const { messages, source, participants } = await request('conversation.get', { id: place.conversationId });
        const message = messages.find((one) => one.id === id);
        if (message === undefined) throw new Error(text.reportBlocks.missing.message_image);
        return { message, place: source.name, people: participants.map(({ personId }) => personId) };
      },
      gcTime: 30_000,
    }),
  /** Everything published, the newest first. */
  editions: () => queryOptions({ queryKey: ['reports', 'editions'], queryFn: () => request('edition.list', null) }),
  /** Charts by their key, counted in steps so that nothing else has to wait. `asked` is the JSON of the requests. */
  charts: (reportId: number | null, asked: string, readAt: number, onProgress: (key: string, done: number) => void) =>
    queryOptions({
      queryKey: reportId === null ? ['search', 'charts', asked] : ['report', reportId, 'charts', asked, readAt],
      queryFn: async ({ signal }) => {
        const counted: Record<string, ChartData> = {};
        for (const one of JSON.parse(asked) as ChartRequest[]) {
          const key = chartKey(one);
          let slice = await request('chart.slice', { request: one, begin: true });
          while (slice.data === null && !signal.aborted) {
            onProgress(key, slice.done);
            slice = await request('chart.slice', { request: one, begin: false });
          }
          if (slice.data !== null) counted[key] = slice.data;
        }
        return counted;
      },
      placeholderData: keepPreviousData,
    }),
  report: (id: number) =>
    queryOptions({
      queryKey: ['report', id],
      queryFn: () => request('report.get', { id }),
      // A long document takes longer to be compared than to be taken.
      structuralSharing: false,
    }),
  audiences: () => queryOptions({ queryKey: ['reports', 'audiences'], queryFn: () => request('audience.list', null) }),
  templates: () => queryOptions({ queryKey: ['reports', 'templates'], queryFn: () => request('template.list', null) }),
  series: () => queryOptions({ queryKey: ['reports', 'series'], queryFn: () => request('series.list', null) }),
  versions: (reportId: number) =>
    queryOptions({
      queryKey: ['reports', 'versions', reportId],
      queryFn: () => request('version.list', { reportId }),
    }),
  version: (id: number) =>
    queryOptions({ queryKey: ['report-version', id], queryFn: () => request('version.get', { id }), gcTime: 30_000 }),
  publishedEdition: (id: number) =>
    queryOptions({
      queryKey: ['report', 'edition', id],
      queryFn: () => request('edition.get', { id }),
      gcTime: 30_000,
    }),
  /** What a report would begin with. */
  filled: (ask: RouteInput<'report.fill'>) =>
    queryOptions({
      queryKey: ['reports', 'filled', ask],
      queryFn: () => request('report.fill', ask),
      placeholderData: keepPreviousData,
      gcTime: 30_000,
    }),
  reportChecks: (id: number) =>
    queryOptions({
      queryKey: ['report', id, 'checks'],
      queryFn: () => request('report.checks', { id }),
      placeholderData: keepPreviousData,
    }),
  publishPreview: (id: number) =>
    queryOptions({
      queryKey: ['report', id, 'publish'],
      queryFn: () => request('report.publishPreview', { id }),
      gcTime: 1000,
      staleTime: 0,
    }),
  reportEditions: (reportId: number) =>
    queryOptions({
      queryKey: ['report', reportId, 'editions'],
      queryFn: () => request('edition.ofReport', { reportId }),
    }),
  /** What the company said: to an edition, or about a change. */
  reportAnswers: (about: { editionId: number } | { changeId: number }) =>
    queryOptions({ queryKey: ['report', 'answers', about], queryFn: () => request('edition.answers', about) }),
  /** Kept last first, as far as a search finds it. */
  foundEvidence: (query: string) =>
    infiniteQueryOptions({
      queryKey: ['evidence', 'found', query],
      queryFn: ({ pageParam }) => request('evidence.find', { query, before: pageParam, limit: pageSize }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  suggestedEvidence: (reportId: number) =>
    queryOptions({
      queryKey: ['report', reportId, 'suggested'],
      queryFn: () => request('evidence.suggested', { reportId }),
      placeholderData: keepPreviousData,
    }),
  /** Messages that passages could be kept of. */
  messagesToKeep: (query: string) =>
    queryOptions({
      queryKey: ['search', 'to-keep', query],
      queryFn: () =>
        request('search.run', {
          ...{ query, type: 'message' as const, sort: 'best' as const },
          ...{ before: null, limit: 8, count: false, typing: true },
        }),
      placeholderData: keepPreviousData,
      gcTime: 30_000,
    }),
  messagePassage: (messageId: number) =>
    queryOptions({
      queryKey: ['evidence', 'passage', messageId],
      queryFn: () => request('evidence.passage', { messageId }),
    }),
  evidence: (query: string, conversationId: number | null) =>
    queryOptions({
      queryKey: ['evidence', conversationId, query],
      queryFn: () => request('evidence.list', { query, conversationId, limit: conversationId === null ? 100 : 500 }),
    }),
};
