import type { RouteInput } from '../../../shared/ipc/contract.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { ReportSeries } from '../../../shared/model/report-series.ts';
import { request } from '../ipc.ts';
import { queries, queryClient } from '../query.ts';
import { showToast } from '../stores/announce.ts';
import { openReport } from '../stores/navigation.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import { rememberAction, undoLast } from './undo.ts';

const undoAction = { label: text.conversation.undo, run: () => void undoLast() };

/** Does it, says so with undo, and reads again what follows from it. Answers whether it was done. */
async function done(what: string, said: string, doing: Promise<UndoEntry>, stale: string): Promise<boolean> {
  try {
    rememberAction(await doing, null);
    showToast(said, { action: undoAction });
    void queryClient.invalidateQueries({ queryKey: [stale] });
    return true;
  } catch (error) {
    showFailure(what, error);
    return false;
  }
}

/** Whom a report is for; null: everybody. */
export async function setAudience(id: number, audienceId: number | null, name: string): Promise<void> {
  const key = queries.report(id).queryKey;
  const before = queryClient.getQueryData(key);
  if (before !== undefined) queryClient.setQueryData(key, { ...before, audienceId });
  const doing = request('report.setAudience', { id, audienceId });
  const kept = await done(text.drafts.audience.title, text.drafts.audience.chosen(name), doing, 'reports');
  if (!kept && before !== undefined) queryClient.setQueryData(key, before);
}

/** @throws what the name may not be, for the form to show */
export async function saveAudience(input: RouteInput<'audience.save'>): Promise<void> {
  const { undo } = await request('audience.save', input);
  rememberAction(undo, null);
  showToast(text.drafts.audience.saved(input.name), { action: undoAction });
  void queryClient.invalidateQueries({ queryKey: ['reports'] });
}

export function deleteAudience(id: number, name: string): Promise<boolean> {
  const said = text.drafts.audience.deleted(name);
  return done(text.drafts.audience.title, said, request('audience.delete', { id }), 'reports');
}

/** @throws what the name may not be, for the form to show */
export async function saveTemplate(reportId: number, name: string): Promise<void> {
  const { undo } = await request('template.save', { reportId, name });
  rememberAction(undo, null);
  showToast(text.drafts.saveTemplate.saved(name), { action: undoAction });
  void queryClient.invalidateQueries({ queryKey: ['reports'] });
}

export function renameTemplate(id: number, name: string): Promise<boolean> {
  const { rename, renamed } = text.drafts.begin;
  return done(rename, renamed, request('template.rename', { id, name }), 'reports');
}

export function deleteTemplate(id: number): Promise<boolean> {
  return done(text.drafts.begin.delete, text.drafts.begin.deleted, request('template.delete', { id }), 'reports');
}

/** Begins a report and opens it. Answers whether it was begun. */
export async function beginReport(input: RouteInput<'report.begin'>): Promise<boolean> {
  return opened(text.drafts.begin.title, request('report.begin', input));
}

/** Begins the report of a series that is due, or the next one early, and opens it. */
export async function beginSeries(series: Pick<ReportSeries, 'id' | 'name'>): Promise<void> {
  await opened(text.drafts.list.beginOf(series.name), request('series.begin', { id: series.id }));
}

export async function duplicateReport(id: number, title: string): Promise<void> {
  const copy = text.drafts.list.copyOf(title || text.reports.untitled);
  await opened(text.drafts.list.duplicate, request('report.duplicate', { id, title: copy }));
}

async function opened(what: string, doing: Promise<{ id: number; undo: UndoEntry }>): Promise<boolean> {
  try {
    const { id, undo } = await doing;
    rememberAction(undo, null);
    void queryClient.invalidateQueries({ queryKey: ['reports'] });
    openReport(id);
    return true;
  } catch (error) {
    showFailure(what, error);
    return false;
  }
}

export function skipSeries({ id, name }: ReportSeries): Promise<boolean> {
  return done(text.drafts.list.skipOf(name), text.drafts.list.skipped(name), request('series.skip', { id }), 'reports');
}

export function deleteSeries({ id, name }: ReportSeries): Promise<boolean> {
  const said = text.drafts.series.deleted(name);
  return done(text.drafts.series.delete(name), said, request('series.delete', { id }), 'reports');
}

export function saveSeries(input: RouteInput<'series.save'>): Promise<boolean> {
  const doing = request('series.save', input).then(({ undo }) => undo);
  return done(text.drafts.series.title, text.drafts.series.saved(input.name), doing, 'reports');
}
