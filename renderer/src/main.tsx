import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/source-serif-4/index.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './styles/index.css';
import { isCommandName } from '../../shared/model/commands.ts';
import { pageOfSearch } from '../../shared/model/window-page.ts';
import { openPlace } from './actions/places.ts';
import { App } from './app.tsx';
import { runCommand } from './commands.ts';
import { request, subscribe } from './ipc.ts';
import { startKeyboard } from './keyboard.ts';
import { applyKeys } from './keymap.ts';
import { applyEvent, queries, queryClient } from './query.ts';
import { CrashGuard } from './shell/crash-guard.tsx';
import { keepWindow, restoreWindow } from './stores/restore.ts';
import { applyTheme } from './stores/theme.ts';
import { useNavigation } from './stores/navigation.ts';

const BesideWindow = lazy(() => import('./shell/beside-window.tsx'));
const QuickNote = lazy(() => import('./features/notes/quick-note.tsx'));

const page = pageOfSearch(location.search);
let started = (): void => {};
/** The page stands where it begins: what is opened from now on stays open. */
const atStart = new Promise<void>((resolve) => (started = resolve));

subscribe((event) => {
  if (applyEvent(event)) return;
  if (event.type === 'theme.changed') applyTheme(event.dark ? 'dark' : 'light');
  if (event.type === 'keys.changed') applyKeys(event.keys);
  if (event.type === 'command' && isCommandName(event.command) && !runCommand(event.command) && page.type !== 'main')
    void request('window.command', { command: event.command }).catch(() => undefined);
  if (event.type === 'open-place') void atStart.then(() => openPlace(event.place));
});
startKeyboard();

// Asked before React starts: the colours and the first page are there with the first paint.
void queryClient.prefetchQuery(queries.info()).then(() => {
  const info = queryClient.getQueryData(queries.info().queryKey);
  if (info !== undefined) {
    applyTheme(info.theme);
    applyKeys(info.keys);
  }
  if (page.type === 'main') {
    restoreWindow(info?.restore ?? null);
    keepWindow();
  }
  started();
});
if (page.type === 'main') {
  void queryClient.prefetchQuery(queries.counts());
  void queryClient.prefetchQuery(queries.sources());
  void queryClient.prefetchQuery(queries.jobs());
  void queryClient.prefetchQuery(queries.besides());
  void queryClient.prefetchInfiniteQuery(queries.inbox(useNavigation.getState().scope));
}

function shown(): ReactNode {
  if (page.type === 'main') return <App />;
  return (
    <Suspense fallback={null}>{page.type === 'quick-note' ? <QuickNote /> : <BesideWindow page={page} />}</Suspense>
  );
}

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={queryClient}>
    <CrashGuard>{shown()}</CrashGuard>
  </QueryClientProvider>,
);
