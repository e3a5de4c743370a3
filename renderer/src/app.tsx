import { useIsFetching, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { backUp } from './actions/desktop.ts';
import { importFiles, importFolder } from './actions/imports.ts';
import { copyLink, openBeside } from './actions/places.ts';
import { redoLast, undoLast } from './actions/undo.ts';
import { afterPaint } from './after-paint.ts';
import { useCommand } from './commands.ts';
import { JobCard } from './features/jobs/job-card.tsx';
import { NotesView } from './features/notes/notes-view.tsx';
import { PaletteHost } from './features/palette/palette.tsx';
import { SourcesView } from './features/sources/sources-view.tsx';
import { WelcomeView } from './features/welcome/welcome-view.tsx';
import { request } from './ipc.ts';
import { queries } from './query.ts';
import { Announcer } from './shell/announcer.tsx';
import { DropTarget } from './shell/drop-target.tsx';
import { InboxLayout } from './shell/inbox-layout.tsx';
import { Rail } from './shell/rail.tsx';
import { ReportElsewhere } from './shell/report-elsewhere.tsx';
import { StatusFooter } from './shell/status-footer.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { WindowDialogs } from './shell/window-dialogs.tsx';
import { showToast } from './stores/announce.ts';
import { showDialog } from './stores/panels.ts';
import { composeNote, goTo, showInbox, useNavigation } from './stores/navigation.ts';

const ReportsView = lazy(() => import('./shell/reports-layout.tsx'));
const TodayView = lazy(() => import('./shell/today-layout.tsx'));
const PeopleView = lazy(() => import('./shell/people-layout.tsx'));
const ChangesView = lazy(() => import('./shell/changes-layout.tsx'));

/** The whole window: bar, rail, the view, footer, and what floats above them. */
export function App() {
  useCommand('note', composeNote);
  useCommand('undo', () => void undoLast());
  useCommand('redo', () => void redoLast());
  useCommand('go-inbox', () => showInbox({ filter: null }));
  useCommand('go-today', () => goTo('today'));
  useCommand('go-people', () => goTo('people'));
  useCommand('go-changes', () => goTo('changes'));
  useCommand('go-reports', () => goTo('reports'));
  useCommand('go-notes', () => goTo('notes'));
  useCommand('go-sources', () => goTo('sources'));
  useCommand('new-note', composeNote);
  useCommand('new-report', () => showDialog({ type: 'new-report' }));
  useCommand('import', () => void importFiles());
  useCommand('import-folder', () => void importFolder());
  useCommand('back-up', () => void backUp());
  useCommand('open-beside', () => void openBeside());
  useCommand('copy-link', () => void copyLink());
  return (
    <div className="window">
      <TopBar />
      <div className="body">
        <Rail />
        <View />
      </div>
      <Ready />
      <StatusFooter />
      <Announcer />
      <WindowDialogs />
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
  const reportId = useNavigation((state) => state.reportId);
  const elsewhere = useQuery(queries.besides()).data?.find((page) => page.type === 'report' && page.id === reportId);
  const known = (info.isFetched || info.isError) && (counts.isFetched || counts.isError) && firstPage.isFetched;
  const notice = info.data?.notice ?? null;

  useEffect(() => {
    if (notice !== null) showToast(notice, { tone: 'danger' });
  }, [notice]);

  if (!known) return null;
  const empty = (info.data?.empty ?? false) && (counts.data?.messages ?? 0) === 0;
  if (view === 'inbox') {
    if (empty) return <WelcomeView working={running === undefined ? null : <JobCard job={running} />} />;
    return <InboxLayout />;
  }
  if (view === 'notes') return <NotesView />;
  if (view === 'sources') return <SourcesView />;
  if (view === 'reports' && elsewhere !== undefined) return <ReportElsewhere id={elsewhere.id} />;
  return (
    <Suspense fallback={null}>
      {view === 'today' ? (
        <TodayView />
      ) : view === 'people' ? (
        <PeopleView />
      ) : view === 'changes' ? (
        <ChangesView />
      ) : (
        <ReportsView />
      )}
    </Suspense>
  );
}

/** Tells the main process once that something useful, the first rows included, stands on the screen. */
function Ready() {
  const told = useRef(false);
  const info = useQuery(queries.info());
  const sources = useQuery(queries.sources());
  const reading = useIsFetching({ queryKey: ['inbox'] });
  const ready = info.isFetched && sources.isFetched && reading === 0;
  useEffect(() => {
    if (!ready || told.current) return;
    told.current = true;
    void afterPaint().then(() => {
      performance.mark('usable');
      void request('app.ready', null).catch(() => undefined);
    });
  }, [ready]);
  return null;
}
