import { notifyManager, QueryClient } from '@tanstack/react-query';
import { changeQueries } from './queries/change-queries.ts';
import { inboxQueries } from './queries/inbox-queries.ts';
import { peopleQueries } from './queries/people-queries.ts';
import { reportQueries } from './queries/report-queries.ts';
import { searchQueries } from './queries/search-queries.ts';

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

/** Every query of the window, with its key: the one place that knows what is asked and under which name it is kept. */
export const queries = {
  ...inboxQueries,
  ...searchQueries,
  ...peopleQueries,
  ...changeQueries,
  ...reportQueries,
};
