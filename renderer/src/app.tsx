import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { importFiles } from './actions/imports.ts';
import { redoLast, undoLast } from './actions/undo.ts';
import { useCommand } from './commands.ts';
import { JobCard } from './features/jobs/job-card.tsx';
import { JobDialog } from './features/jobs/job-dialog.tsx';
import { NotesView } from './features/notes/notes-view.tsx';
import { PaletteHost } from './features/palette/palette.tsx';
import { AddFeedDialog } from './features/sources/add-feed-dialog.tsx';
import { HistoryDialog } from './features/triage/history-dialog.tsx';
import { SourcesView } from './features/sources/sources-view.tsx';
import { WelcomeView } from './features/welcome/welcome-view.tsx';
import { request } from './ipc.ts';
import { queries } from './query.ts';
import { Announcer } from './shell/announcer.tsx';
import { DropTarget } from './shell/drop-target.tsx';
import { HelpDialog } from './shell/help-dialog.tsx';
import { InboxLayout } from './shell/inbox-layout.tsx';
import { Rail } from './shell/rail.tsx';
import { StatusFooter } from './shell/status-footer.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { showToast } from './stores/announce.ts';
import { composeNote, goTo, showInbox, useNavigation } from './stores/navigation.ts';
import { showDialog, usePanels } from './stores/panels.ts';

const ReportsView = lazy(() => import('./features/reports/reports-view.tsx'));

/** The whole window: bar, rail, the view, footer, and what floats above them. */
export function App() {
  useCommand('note', composeNote);
  useCommand('new-note', composeNote);
  useCommand('import', () => void importFiles());
  useCommand('undo', () => void undoLast());
  useCommand('redo', () => void redoLast());
  useCommand('history', () => showDialog({ type: 'history' }));
  useCommand('help', () => showDialog({ type: 'help' }));
  useCommand('go-inbox', () => showInbox({ filter: null }));
  useCommand('go-reports', () => goTo('reports'));
  useCommand('go-notes', () => goTo('notes'));
  useCommand('go-sources', () => goTo('sources'));
  return (
    <div className="window">
      <TopBar />
      <div className="body">
        <Rail />
        <View />
      </div>
      <StatusFooter />
      <Announcer />
      <Dialogs />
      <PaletteHost />
      <DropTarget />
    </div>
  );
}

function View() {
  const view = useNavigation((state) => state.view);
  const info = useQuery(queries.info());
  const counts = useQuery(queries.counts());
  const firstPage = useQuery(queries.sources());
  const jobs = useQuery(queries.jobs()).data ?? [];
  const running = jobs.find((job) => job.state === 'running' && (job.kind === 'import' || job.kind === 'sync'));
  const known = (info.isFetched || info.isError) && (counts.isFetched || counts.isError) && firstPage.isFetched;
  const notice = info.data?.notice ?? null;

  useEffect(() => {
    if (notice !== null) showToast(notice, { tone: 'danger' });
  }, [notice]);
  useReady(known);

  if (!known) return null;
  const empty = (info.data?.empty ?? false) && (counts.data?.messages ?? 0) === 0;
  if (view === 'inbox') {
    if (empty) return <WelcomeView working={running === undefined ? null : <JobCard job={running} />} />;
    return <InboxLayout />;
  }
  if (view === 'notes') return <NotesView />;
  if (view === 'sources') return <SourcesView />;
  return (
    <Suspense fallback={null}>
      <ReportsView />
    </Suspense>
  );
}

/** Tells the main process once that something useful stands on the screen. */
function useReady(known: boolean): void {
  const inbox = useQuery({ ...queries.counts(), enabled: known });
  const ready = known && !inbox.isPending;
  useEffect(() => {
    if (!ready) return;
    // The second frame begins after the first one was painted.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => void request('app.ready', null).catch(() => undefined));
    });
    return () => cancelAnimationFrame(frame);
  }, [ready]);
}

function Dialogs() {
  const dialog = usePanels((state) => state.dialog);
  if (dialog === null) return null;
  if (dialog.type === 'help') return <HelpDialog />;
  if (dialog.type === 'history') return <HistoryDialog />;
  if (dialog.type === 'add-feed') return <AddFeedDialog />;
  return <JobDialog id={dialog.id} />;
}
