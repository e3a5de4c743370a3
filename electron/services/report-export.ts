import { everybody, reportContent } from '../../shared/model/tell-report.ts';
import { needsOf } from '../../shared/model/report-material.ts';
import type { Report } from '../../shared/model/records.ts';
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
  const material = await database.call('reportMaterial', needsOf(report.id, report.document));
  const content = reportContent(report, material, { date: Date.now(), audience: everybody, edition: null });
  return writtenFile(
    { html: (setting) => reportHtml(content, setting), markdown: (setting) => reportMarkdown(content, setting) },
    format,
    target,
  );
}
