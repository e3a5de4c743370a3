import type { Report } from '../../shared/model/records.ts';
import { reportContent } from '../../shared/model/report-document.ts';
import { reportHtml } from '../export/html.ts';
import { reportMarkdown } from '../export/markdown.ts';
import { writtenFile, type ExportFormat } from './export-file.ts';

/** Writes a report as a file of the given format; see `writtenFile`. */
export function exportedFile(report: Report, format: ExportFormat, target: string): Promise<string> {
  const content = reportContent(report, Date.now());
  return writtenFile(
    { html: (setting) => reportHtml(content, setting), markdown: (setting) => reportMarkdown(content, setting) },
    format,
    target,
  );
}
