import {
  infiniteQueryOptions,
  keepPreviousData,
  notifyManager,
  QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import type { RouteInput } from '../../shared/ipc/contract.ts';
import type { BridgeEvent } from '../../shared/ipc/bridge.ts';
import type { ChangeState } from '../../shared/model/change.ts';
import type { ConversationAction } from '../../shared/model/conversation-action.ts';
import type { ListScope } from '../../shared/model/list-scope.ts';
import { pageSize } from '../../shared/model/list-scope.ts';
import type { PeopleListTab } from '../../shared/model/people.ts';
import type { ForgetProgress, KeepDays } from '../../shared/model/privacy.ts';
import type { Job, NoteTarget, RecordType } from '../../shared/model/records.ts';
import type { ChartRequest } from '../../shared/model/report-document.ts';
import { chartKey, type ChartData, type ReportNeeds } from '../../shared/model/report-material.ts';
import { createCoalescer } from './coalesce.ts';
import { markListsStale } from './inbox-pages.ts';
import { request } from './ipc.ts';
import { text } from './text.ts';

/** People with all that is owed to them. */
const owedPage = 60;

// What changes together is drawn together, in the same turn, not each in a timer of its own.
notifyManager.setScheduler(queueMicrotask);

/** Everything is local: data stays good until an event says otherwise, and being offline changes nothing. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 5 * 60_000,
      retry: false,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always' },
  },
});

/** How far a rule is that runs; `total` is null while it still looks for what matches. */
export interface RuleProgress {
  looked: number;
  total: number | null;
  changed: number;
}

/** Milliseconds until the people are asked for again that were still being worked out. */
const whileSettling = (query: { state: { data?: { pages: { settling: boolean }[] } | undefined } }): number | false =>
  query.state.data?.pages[0]?.settling === true ? 2000 : false;

export interface SearchAsk {
  query: string;
  type: RecordType | null;
  sort: 'newest' | 'best';
}

/** Every query of the window, with its key: the one place that knows what is asked and under which name it is kept. */
export const queries = {
  info: () => queryOptions({ queryKey: ['info'], queryFn: () => request('app.info', null) }),
  sources: () => queryOptions({ queryKey: ['sources'], queryFn: () => request('source.list', null) }),
  jobs: () => queryOptions({ queryKey: ['jobs'], queryFn: () => request('job.list', null) }),
  undo: () => queryOptions({ queryKey: ['undo', 'next'], queryFn: () => request('undo.next', null) }),
  history: (since: number) =>
    queryOptions({ queryKey: ['undo', 'history', since], queryFn: () => request('undo.history', { since }) }),
  counts: () => queryOptions({ queryKey: ['inbox', 'counts'], queryFn: () => request('inbox.counts', null) }),
  inbox: (scope: ListScope) =>
    infiniteQueryOptions({
      queryKey: ['inbox', 'page', scope],
      // The first page is there at once; further ones are long enough for fast scrolling.
      queryFn: ({ pageParam }) =>
        request('inbox.page', { scope, before: pageParam, limit: pageParam === null ? pageSize : 3 * pageSize }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  labels: () => queryOptions({ queryKey: ['triage', 'labels'], queryFn: () => request('label.list', null) }),
  savedViews: () => queryOptions({ queryKey: ['triage', 'views'], queryFn: () => request('view.list', null) }),
  rules: () => queryOptions({ queryKey: ['triage', 'rules'], queryFn: () => request('rule.list', null) }),
  ruleRuns: () => queryOptions({ queryKey: ['triage', 'rule-runs'], queryFn: () => request('rule.runs', null) }),
  rulePreview: (query: string, effects: ConversationAction[]) =>
    queryOptions({
      queryKey: ['triage', 'rule-preview', query, effects],
      queryFn: () => request('rule.preview', { query, effects }),
      placeholderData: keepPreviousData,
      gcTime: 10_000,
    }),
  /** How far a run is; null while none is going on. Set by events alone. */
  ruleProgress: (id: number) =>
    queryOptions({ queryKey: ['rule-progress', id], queryFn: (): RuleProgress | null => null }),
  /** What needs us now; `endOfDay` is when today ends. */
  today: (endOfDay: number) =>
    queryOptions({
      queryKey: ['today', endOfDay],
      queryFn: () => request('today.get', { now: Date.now(), endOfDay }),
    }),
  assumptionBoard: (settled: boolean) =>
    queryOptions({
      queryKey: ['triage', 'assumptions', settled],
      queryFn: () => request('assumption.board', { settled }),
    }),
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
  conversation: (id: number) =>
    queryOptions({ queryKey: ['conversation', id], queryFn: () => request('conversation.get', { id }) }),
  messageHtml: (id: number) =>
    queryOptions({ queryKey: ['message-html', id], queryFn: () => request('message.html', { id }), gcTime: 30_000 }),
  messageSource: (id: number) =>
    queryOptions({
      queryKey: ['message-source', id],
      queryFn: () => request('message.source', { id }),
      gcTime: 30_000,
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
  notes: (target: NoteTarget | null) =>
    queryOptions({
      queryKey: ['notes', target?.type ?? null, target?.id ?? null],
      queryFn: () => request('note.list', { target, limit: 500 }),
    }),
  evidence: (query: string, conversationId: number | null) =>
    queryOptions({
      queryKey: ['evidence', conversationId, query],
      queryFn: () => request('evidence.list', { query, conversationId, limit: conversationId === null ? 100 : 500 }),
    }),
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
  report: (id: number) => queryOptions({ queryKey: ['report', id], queryFn: () => request('report.get', { id }) }),
  audiences: () => queryOptions({ queryKey: ['reports', 'audiences'], queryFn: () => request('audience.list', null) }),
  templates: () => queryOptions({ queryKey: ['reports', 'templates'], queryFn: () => request('template.list', null) }),
  series: () => queryOptions({ queryKey: ['reports', 'series'], queryFn: () => request('series.list', null) }),
  published: () => queryOptions({ queryKey: ['reports', 'published'], queryFn: () => request('edition.list', null) }),
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
  /** How far it is to forget somebody; null while nobody is being forgotten. Set by events alone. */
  forgetProgress: () => queryOptions({ queryKey: ['forget-progress'], queryFn: (): ForgetProgress | null => null }),
  forgetPreview: (id: number) =>
    queryOptions({
      queryKey: ['person', 'forget-preview', id],
      queryFn: () => request('person.forgetPreview', { id }),
      gcTime: 0,
    }),
  keepPreview: (id: number, days: KeepDays) =>
    queryOptions({
      queryKey: ['sources', 'keep-preview', id, days],
      queryFn: () => request('source.keepPreview', { id, days }),
      gcTime: 0,
    }),
  desktop: () => queryOptions({ queryKey: ['desktop'], queryFn: () => request('desktop.get', null) }),
  besides: () => queryOptions({ queryKey: ['besides'], queryFn: () => request('window.list', null) }),
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

type StaleKey =
  | 'triage'
  | 'changes'
  | 'desktop'
  | 'besides'
  | 'info'
  | 'inbox'
  | 'sources'
  | 'undo'
  | 'notes'
  | 'evidence'
  | 'reports'
  | 'report'
  | 'person'
  | 'people'
  | 'giving'
  | 'today';

const staleConversations = new Set<number | 'any'>();
let holds = 0;

// An import raises hundreds of events a second; the window asks again at most a few times a second.
const stale = createCoalescer<StaleKey | 'conversation'>(350, (keys) => {
  if (holds > 0) return false;
  for (const key of keys) {
    if (key === 'conversation') {
      const ids = new Set(staleConversations);
      staleConversations.clear();
      void queryClient.invalidateQueries({
        queryKey: ['conversation'],
        predicate: (query) => ids.has('any') || ids.has(query.queryKey[1] as number),
      });
    } else if (key === 'inbox') {
      refreshInbox();
    } else {
      void queryClient.invalidateQueries({ queryKey: [key] });
    }
  }
  if (keys.has('inbox') || keys.has('notes')) {
    void queryClient.invalidateQueries({ queryKey: ['search'], refetchType: 'none' });
  }
  return true;
});

/** Lists and counts will be read again, once with what events say about the same. */
export function markInboxStale(): void {
  stale.add('inbox');
}

/** Reads the lists and their counts again: as much of them as is on screen. */
function refreshInbox(): void {
  void queryClient.invalidateQueries({ queryKey: ['inbox', 'counts'] });
  markListsStale(queryClient);
}

/** True while a change shown ahead of its confirmation must not be painted over. */
export function isHeld(): boolean {
  return holds > 0;
}

/**
 * Keeps answers on their way from painting over a change shown ahead of its confirmation.
 * Returns a function that lets them through again.
 */
export function holdRefetches(): () => void {
  holds += 1;
  return () => {
    holds -= 1;
    stale.flush();
  };
}

/** Marks what an event of the main process makes stale. Answers false for events that are not about data. */
export function applyEvent(event: BridgeEvent): boolean {
  switch (event.type) {
    case 'inbox.changed':
      stale.add('inbox', 'info', 'today');
      return true;
    case 'conversation.changed':
      for (const id of event.ids.length > 0 ? event.ids : (['any'] as const)) staleConversations.add(id);
      forgetReadAhead(event.ids);
      stale.add('conversation', 'person', 'people', 'giving', 'today');
      return true;
    case 'records.changed':
      stale.add('notes', 'evidence', 'reports', 'report', 'person', 'people', 'giving', 'today', 'changes');
      return true;
    case 'report.saved':
      stale.add('reports');
      // Who writes it knows it; elsewhere it is read again when it is opened.
      queryClient.removeQueries({ queryKey: queries.report(event.id).queryKey, exact: true, type: 'inactive' });
      // What is said of the words is said anew.
      void queryClient.invalidateQueries({
        queryKey: ['report', event.id],
        predicate: ({ queryKey }) => queryKey.length > 2 && queryKey[2] !== 'material',
      });
      return true;
    case 'sources.changed':
      stale.add('sources', 'info', 'inbox', 'today');
      return true;
    case 'triage.changed':
      // Linking a conversation to a change is a matter of both.
      stale.add('triage', 'today', 'report', 'changes');
      return true;
    case 'changes.changed':
      stale.add('changes', 'triage', 'today');
      return true;
    case 'people.changed':
      stale.add('person', 'people', 'giving', 'today');
      return true;
    case 'desktop.changed':
      stale.add('desktop');
      return true;
    case 'windows.changed':
      stale.add('besides');
      return true;
    case 'undo.changed':
      stale.add('undo');
      return true;
    case 'rule.progress':
      queryClient.setQueryData(queries.ruleProgress(event.ruleId).queryKey, event);
      return true;
    case 'forget.progress':
      queryClient.setQueryData(queries.forgetProgress().queryKey, event.progress);
      // Hits that were read before still show somebody who is forgotten.
      if (event.progress === null) void queryClient.resetQueries({ queryKey: ['search'] });
      return true;
    case 'job.changed':
      queryClient.setQueryData(queries.jobs().queryKey, (jobs) => withJob(jobs ?? [], event.job));
      return true;
    default:
      return false;
  }
}

/** What is not on screen is read again when it is opened; no list of ids: anything may have changed. */
function forgetReadAhead(ids: readonly number[]): void {
  void queryClient.invalidateQueries({
    queryKey: ['conversation'],
    refetchType: 'none',
    predicate: (query) => ids.length === 0 || ids.includes(query.queryKey[1] as number),
  });
}

/** Replaces the job of the same id, or puts a new one first. */
function withJob(jobs: Job[], job: Job): Job[] {
  return jobs.some((one) => one.id === job.id) ? jobs.map((one) => (one.id === job.id ? job : one)) : [job, ...jobs];
}
