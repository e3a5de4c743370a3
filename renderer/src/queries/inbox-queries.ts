import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import type { ListScope } from '../../../shared/model/list-scope.ts';
import { pageSize } from '../../../shared/model/list-scope.ts';
import type { KeepDays } from '../../../shared/model/privacy.ts';
import type { NoteTarget } from '../../../shared/model/records.ts';
import { request } from '../ipc.ts';

/** How far a rule is that runs; `total` is null while it still looks for what matches. */
export interface RuleProgress {
  looked: number;
  total: number | null;
  changed: number;
}

/** Lists, conversations, sources and everything else of the window. */
export const inboxQueries = {
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
  notes: (target: NoteTarget | null) =>
    queryOptions({
      queryKey: ['notes', target?.type ?? null, target?.id ?? null],
      queryFn: () => request('note.list', { target, limit: 500 }),
    }),
  keepPreview: (id: number, days: KeepDays) =>
    queryOptions({
      queryKey: ['sources', 'keep-preview', id, days],
      queryFn: () => request('source.keepPreview', { id, days }),
      gcTime: 0,
    }),
  desktop: () => queryOptions({ queryKey: ['desktop'], queryFn: () => request('desktop.get', null) }),
  besides: () => queryOptions({ queryKey: ['besides'], queryFn: () => request('window.list', null) }),
};
