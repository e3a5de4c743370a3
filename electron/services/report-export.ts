import type { Report } from '../../shared/model/records.ts';
import { reportContent } from '../../shared/model/report-document.ts';
import type { DatabaseClient } from '../db/client.ts';
import { reportHtml } from '../export/html.ts';
import { reportMarkdown } from '../export/markdown.ts';
import { writtenFile, type ExportFormat } from './export-file.ts';

/** Writes a report as a file of the given format; see `writtenFile`. */
export async function exportedFile(
  database: DatabaseClient,
  report: Report,
  format: ExportFormat,
  target: string,
): Promise<string> {
  const personIds = new Set(Object.values(report.evidenceById).flatMap(({ personId }) => personId ?? []));
  const namings = await database.call('namings', { personIds: [...personIds] });
  const content = reportContent(report, Date.now(), namings);
  return writtenFile(
    { html: (setting) => reportHtml(content, setting), markdown: (setting) => reportMarkdown(content, setting) },
    format,
    target,
  );
}
