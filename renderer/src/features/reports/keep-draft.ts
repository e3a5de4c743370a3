import { request } from '../../ipc.ts';
import { queries, queryClient } from '../../query.ts';
import type { ReportDesk } from './insertion.ts';

/**
 * Stores what was typed and keeps the draft as it stands, before a great deal of it changes at once.
 * Rejects where that is not done.
 */
export async function keepDraft({ report, flush }: ReportDesk): Promise<void> {
  await flush();
  await request('version.keep', { reportId: report.id });
  void queryClient.invalidateQueries({ queryKey: queries.versions(report.id).queryKey });
}
