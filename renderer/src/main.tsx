import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/source-serif-4/index.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './styles/index.css';
import { isCommandName } from '../../shared/model/commands.ts';
import { App } from './app.tsx';
import { runCommand } from './commands.ts';
import { subscribe } from './ipc.ts';
import { startKeyboard } from './keyboard.ts';
import { applyKeys } from './keymap.ts';
import { applyEvent, queries, queryClient } from './query.ts';
import { CrashGuard } from './shell/crash-guard.tsx';
import { applyTheme } from './stores/theme.ts';
import { useNavigation } from './stores/navigation.ts';

subscribe((event) => {
  if (applyEvent(event)) return;
  if (event.type === 'theme.changed') applyTheme(event.dark ? 'dark' : 'light');
  if (event.type === 'keys.changed') applyKeys(event.keys);
  if (event.type === 'command' && isCommandName(event.command)) runCommand(event.command);
});
startKeyboard();

// Asked before React starts: the colours and the first page are there with the first paint.
void queryClient.prefetchQuery(queries.info()).then(() => {
  const info = queryClient.getQueryData(queries.info().queryKey);
  if (info === undefined) return;
  applyTheme(info.theme);
  applyKeys(info.keys);
});
void queryClient.prefetchQuery(queries.counts());
void queryClient.prefetchQuery(queries.sources());
void queryClient.prefetchQuery(queries.jobs());
void queryClient.prefetchInfiniteQuery(queries.inbox(useNavigation.getState().scope));

createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={queryClient}>
    <CrashGuard>
      <App />
    </CrashGuard>
  </QueryClientProvider>,
);
