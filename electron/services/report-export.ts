import { fileURLToPath } from 'node:url';
import type { Report } from '../../shared/model/records.ts';
import { reportContent } from '../../shared/model/report-document.ts';
import { reportHtml } from '../export/html.ts';
import { reportMarkdown } from '../export/markdown.ts';
import { readReportFonts } from '../export/report-fonts.ts';
import { writeWholeFile } from '../export/write-file.ts';

export type ReportFormat = 'html' | 'pdf' | 'markdown';

/** Beside the bundle, or where npm put them when the sources run unbundled. */
const fontFolder = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../node_modules/@fontsource-variable/source-serif-4/files' : './fonts',
    import.meta.url,
  ),
);
/** Where paper is measured in inches. */
const letterRegions = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE']);

/**
 * Writes a report as a file of the given format, whole or not at all. A PDF needs Electron, the others do not.
 * @param target the file; an existing one is replaced
 * @returns the path of what was written
 */
export async function exportedFile(report: Report, format: ReportFormat, target: string): Promise<string> {
  await writeWholeFile(target, await exported(report, format));
  return target;
}

async function exported(report: Report, format: ReportFormat): Promise<string | Uint8Array> {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const content = reportContent(report, Date.now());
  const dates = { locale: 'en-GB', timeZone };
  if (format === 'markdown') return reportMarkdown(content, dates);
  const html = reportHtml(content, { ...dates, fonts: await readReportFonts(fontFolder) });
  if (format === 'html') return html;
  // Only here: outside of Electron the import itself would fail.
  const { reportPdf } = await import('../export/pdf.ts');
  return reportPdf(html, letterRegions.has(new Intl.Locale(locale).region ?? '') ? 'Letter' : 'A4');
}
