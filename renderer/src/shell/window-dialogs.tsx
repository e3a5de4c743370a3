import { lazy, Suspense } from 'react';
import { JobDialog } from '../features/jobs/job-dialog.tsx';
import { ForgetDialog } from '../features/privacy/forget-dialog.tsx';
import { AddFeedDialog } from '../features/sources/add-feed-dialog.tsx';
import { KeepDialog } from '../features/sources/keep-dialog.tsx';
import { HistoryDialog } from '../features/triage/history-dialog.tsx';
import { useCommand } from '../commands.ts';
import { showDialog, usePanels } from '../stores/panels.ts';
import { beginRule } from '../stores/rule-draft.ts';
import { useSearch } from '../stores/search.ts';
import { HelpDialog } from './help-dialog.tsx';

const NewReportDialog = lazy(async () => ({
  default: (await import('../features/reports/new-report-dialog.tsx')).NewReportDialog,
}));
const SeriesDialog = lazy(async () => ({
  default: (await import('../features/reports/series-dialog.tsx')).SeriesDialog,
}));
const SettingsWindow = lazy(() => import('./settings-window.tsx'));

/** The dialogs that every window can show. */
export function WindowDialogs() {
  const dialog = usePanels((state) => state.dialog);
  useCommand('help', () => showDialog({ type: 'help' }));
  useCommand('settings', () => showDialog({ type: 'settings', section: 'appearance' }));
  useCommand('manage-labels', () => showDialog({ type: 'settings', section: 'labels' }));
  useCommand('manage-rules', () => showDialog({ type: 'settings', section: 'rules' }));
  useCommand('about', () => showDialog({ type: 'settings', section: 'about' }));
  useCommand('add-feed', () => showDialog({ type: 'add-feed' }));
  useCommand('history', () => showDialog({ type: 'history' }));
  useCommand('manage-labels', () => showDialog({ type: 'settings', section: 'labels' }));
  useCommand('manage-rules', () => showDialog({ type: 'settings', section: 'rules' }));
  const searched = useSearch((state) => state.text.trim());
  useCommand('rule-from-search', () => beginRule(searched), searched !== '');
  if (dialog === null) return null;
  if (dialog.type === 'help') return <HelpDialog />;
  if (dialog.type === 'history') return <HistoryDialog />;
  if (dialog.type === 'forget') return <ForgetDialog personId={dialog.personId} />;
  if (dialog.type === 'keep') return <KeepDialog sourceId={dialog.sourceId} />;
  if (dialog.type === 'add-feed') return <AddFeedDialog />;
  if (dialog.type === 'new-report' || dialog.type === 'series') {
    const close = (): void => showDialog(null);
    return (
      <Suspense fallback={null}>
        {dialog.type === 'series' ? (
          <SeriesDialog onClose={close} />
        ) : (
          <NewReportDialog {...(dialog.template && { first: dialog.template })} onClose={close} />
        )}
      </Suspense>
    );
  }
  if (dialog.type === 'settings')
    return (
      <Suspense fallback={null}>
        <SettingsWindow section={dialog.section} />
      </Suspense>
    );
  return <JobDialog id={dialog.id} />;
}
