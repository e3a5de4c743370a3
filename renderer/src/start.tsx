import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { AppInfo } from '../../shared/ipc/app.ts';
import { isCommandName } from '../../shared/model/commands.ts';
import { scopeKey } from '../../shared/model/list-scope.ts';
import { openPlace } from './actions/places.ts';
import { afterPaint } from './after-paint.ts';
import { App } from './app.tsx';
import { runCommand } from './commands.ts';
import type { Early } from './first-answers.ts';
import { first, info, listen, page, pressAgain } from './first-answers.ts';
import { holdRequests, request } from './ipc.ts';
import { startKeyboard } from './keyboard.ts';
import { applyKeys } from './keymap.ts';
import { queries, queryClient } from './query.ts';
import { applyEvent } from './staleness.ts';
import { CrashGuard } from './shell/crash-guard.tsx';
import { keepWindow, restoreWindow } from './stores/restore.ts';
import { applyTheme } from './stores/theme.ts';
import { useNavigation } from './stores/navigation.ts';

const BesideWindow = lazy(() => import('./shell/beside-window.tsx'));
const QuickNote = lazy(() => import('./features/notes/quick-note.tsx'));

let started = (): void => {};
/** The page stands where it begins: what is opened from now on stays open. */
const atStart = new Promise<void>((resolve) => (started = resolve));

// The colours and where everything stood are there with the first paint.
take(queries.info(), info);
if (info.answer !== undefined) begin(info.answer);
else info.promise.then(begin, () => begin(null));
if (first !== null) {
  take(queries.counts(), first.counts);
  take(queries.sources(), first.sources);
  take(queries.jobs(), first.jobs);
  take(queries.besides(), first.besides);
  take(queries.savedViews(), first.savedViews);
  take(queries.labels(), first.labels);
  take(queries.changes(), first.changes);
  take(queries.reports(), first.reports);
  takeList();
}

startKeyboard();

// What is drawn after the first rows is asked for after them.
holdRequests(afterPaint());
flushSync(() =>
  createRoot(document.getElementById('root')!).render(
    <QueryClientProvider client={queryClient}>
      <CrashGuard>{shown()}</CrashGuard>
    </QueryClientProvider>,
  ),
);
// Only now is there something that keys and commands can act on.
listen((event) => {
  if (applyEvent(event)) return;
  if (event.type === 'theme.changed') applyTheme(event.dark ? 'dark' : 'light');
  if (event.type === 'keys.changed') applyKeys(event.keys);
  if (event.type === 'command' && isCommandName(event.command) && !runCommand(event.command) && page.type !== 'main')
    void request('window.command', { command: event.command }).catch(() => undefined);
  if (event.type === 'open-place') void atStart.then(() => openPlace(event.place));
});
pressAgain();

function begin(answer: AppInfo | null): void {
  if (answer !== null) {
    applyTheme(answer.theme);
    applyKeys(answer.keys);
  }
  if (page.type === 'main') {
    restoreWindow(answer?.restore ?? null);
    keepWindow();
  }
  started();
}

/** Puts an early answer where the window looks for it, now or when it comes. */
function take<Answer>(query: { queryKey: QueryKey }, { answer, promise }: Early<Answer>): void {
  const { queryKey } = query;
  if (answer !== undefined) queryClient.setQueryData(queryKey, answer);
  else void queryClient.prefetchQuery({ queryKey, queryFn: () => promise });
}

/** The same for the list; one that was restored in another way asks for itself. */
function takeList(): void {
  const { answer, promise } = first!.inbox;
  const { scope } = useNavigation.getState();
  const query = queries.inbox(scope);
  if (answer === undefined) {
    void queryClient.prefetchInfiniteQuery({
      ...query,
      queryFn: async (context) => {
        const found = await promise;
        return scopeKey(found.scope) === scopeKey(scope) ? found.page : query.queryFn!(context);
      },
    });
  } else if (scopeKey(answer.scope) === scopeKey(scope)) {
    queryClient.setQueryData(query.queryKey, { pages: [answer.page], pageParams: [null] });
  }
}

function shown(): ReactNode {
  if (page.type === 'main') return <App />;
  return (
    <Suspense fallback={null}>{page.type === 'quick-note' ? <QuickNote /> : <BesideWindow page={page} />}</Suspense>
  );
}
