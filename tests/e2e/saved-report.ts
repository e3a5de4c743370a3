import type { ReportBlock } from '../../shared/model/report-document.ts';
import { ask } from './ask.ts';
import type { Sameside } from './fixtures.ts';

/** Puts these blocks into a report, as a window that is open on it would. */
export async function saveReport(sameside: Sameside, id: number, content: readonly ReportBlock[]): Promise<void> {
  const { title, updatedAt } = await ask(sameside, 'report.get', { id });
  const document = JSON.stringify({ version: 2, content });
  await ask(sameside, 'report.save', { id, title, savedAt: updatedAt, document, undoLog: null });
}
