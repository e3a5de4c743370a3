import type { BridgeEvent } from '../../shared/ipc/bridge.ts';
import type { Job } from '../../shared/model/records.ts';
import { createCoalescer } from './coalesce.ts';
import { markListsStale } from './inbox-pages.ts';
import { queries, queryClient } from './query.ts';

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

/** A report is saved every second while somebody types; when that pauses for so long, milliseconds, others are told of it. */
const savingPause = 1000;
const savedReports = new Set<number>();
let savingPauses: ReturnType<typeof setTimeout> | undefined;

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
      // Who writes it knows it; elsewhere it is read again when it is opened.
      queryClient.removeQueries({ queryKey: queries.report(event.id).queryKey, exact: true, type: 'inactive' });
      savedReports.add(event.id);
      clearTimeout(savingPauses);
      savingPauses = setTimeout(markSavedStale, savingPause);
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

/** What lists reports, and what is said of their words, is asked for anew. */
function markSavedStale(): void {
  stale.add('reports');
  for (const id of savedReports) {
    void queryClient.invalidateQueries({
      queryKey: ['report', id],
      predicate: ({ queryKey }) => queryKey.length > 2 && queryKey[2] !== 'material',
    });
  }
  savedReports.clear();
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
