import { useQuery } from '@tanstack/react-query';
import { AppWindow, Link2 } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import type { BesidePage } from '../../../shared/model/window-page.ts';
import { copyLink, openInMain } from '../actions/places.ts';
import { redoLast, undoLast } from '../actions/undo.ts';
import { runCommand, useCommand } from '../commands.ts';
import { Button, IconButton } from '../components/button.tsx';
import { PaletteHost } from '../features/palette/palette.tsx';
import { request } from '../ipc.ts';
import { queries } from '../query.ts';
import { openConversation, openReport, useNavigation } from '../stores/navigation.ts';
import { text } from '../text.ts';
import { Announcer } from './announcer.tsx';
import { ConversationAlone } from './inbox-layout.tsx';
import { WindowDialogs } from './window-dialogs.tsx';

const ReportsView = lazy(() => import('./reports-layout.tsx'));

/** A window for one conversation or one report: a slim bar, the thing itself, and the same keys. */
export default function BesideWindow({ page }: { page: BesidePage }) {
  useTitle(page);
  useEffect(() => stayAt(page), [page]);
  useCommand('undo', () => void undoLast());
  useCommand('redo', () => void redoLast());
  useCommand('copy-link', () => void copyLink());
  return (
    <div className="window window-beside">
      <header className="beside-bar" aria-label={text.desktop.besideBar}>
        <span className="beside-title">{text.desktop.besideKind[page.type]}</span>
        <Button look="quiet" icon={<AppWindow size={15} />} onClick={() => void openInMain(page)}>
          {text.desktop.showInMain}
        </Button>
        <IconButton label={text.desktop.copyLink} keys="copy-link" onClick={() => runCommand('copy-link')}>
          <Link2 size={16} />
        </IconButton>
      </header>
      <div className="body">
        {page.type === 'conversation' ? (
          <ConversationAlone id={page.id} />
        ) : (
          <Suspense fallback={null}>
            <ReportsView />
          </Suspense>
        )}
      </div>
      <Announcer />
      <WindowDialogs />
      <PaletteHost />
    </div>
  );
}

/** The name of what the window shows, in the system's list of windows. */
function useTitle({ type, id }: BesidePage): void {
  const conversation = useQuery({ ...queries.conversation(id), enabled: type === 'conversation' }).data;
  const report = useQuery({ ...queries.report(id), enabled: type === 'report' }).data;
  const title =
    type === 'conversation'
      ? conversation && (conversation.title || text.inbox.untitled)
      : report && (report.title || text.reports.untitled);
  useEffect(() => {
    document.title = title === undefined ? text.frame.name : `${title} · ${text.frame.name}`;
  }, [title]);
}

/** The list of reports stands in the main window. */
async function backToReports(): Promise<void> {
  await request('window.command', { command: 'go-reports' }).catch(() => undefined);
  window.close();
}

/** This window shows one thing: whatever else is gone to opens in the main window, and leaving it closes this one. */
function stayAt(page: BesidePage): () => void {
  const { type, id } = page;
  if (type === 'conversation') openConversation(id);
  else openReport(id);
  return useNavigation.subscribe((now, before) => {
    const elsewhere =
      type === 'conversation'
        ? now.conversationId !== id || now.aloneId !== null || now.view !== 'inbox'
        : now.reportId !== id || now.view !== 'reports';
    if (!elsewhere || now === before) return;
    if (type === 'report' && now.view === 'reports' && now.reportId === null) void backToReports();
    else {
      if (now.view === 'people' && now.profileId !== null) void openInMain({ type: 'person', id: now.profileId });
      else if (now.view === 'inbox' && now.aloneId !== null) void openInMain({ type: 'person', id: now.aloneId });
      else if (now.view === 'inbox' && now.conversationId !== null && now.conversationId !== id)
        void openInMain({ type: 'conversation', id: now.conversationId });
      else if (now.view === 'reports' && now.reportId !== null) void openInMain({ type: 'report', id: now.reportId });
      else if (now.view === 'notes' && now.noteId !== null) void openInMain({ type: 'note', id: now.noteId });
      if (type === 'conversation') useNavigation.setState({ view: 'inbox', conversationId: id, aloneId: null });
      else useNavigation.setState({ view: 'reports', reportId: id });
    }
  });
}
