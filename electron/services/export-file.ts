import { fileURLToPath } from 'node:url';
import type { HtmlSetting } from '../export/html-page.ts';
import type { DateSetting } from '../export/plain-parts.ts';
import { readReportFonts } from '../export/report-fonts.ts';
import { writeWholeFile } from '../export/write-file.ts';

export const exportFormats = { html: 'html', pdf: 'pdf', markdown: 'md' } as const;
export type ExportFormat = keyof typeof exportFormats;

/** Something that can be written in each format; a PDF is made from the HTML. */
export interface Exportable {
  html(setting: HtmlSetting): string;
  markdown(setting: DateSetting): string;
}

/** Beside the bundle, or where npm put them when the sources run unbundled. */
const fontFolder = (typeface: string): string =>
  fileURLToPath(
    new URL(
      import.meta.url.endsWith('.ts') ? `../../node_modules/@fontsource/${typeface}/files` : './fonts',
      import.meta.url,
    ),
  );
const fontFolders = { serif: fontFolder('source-serif-4'), sans: fontFolder('inter') };
/** Where paper is measured in inches. */
const letterRegions = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE']);

/**
 * Writes a file of the given format, whole or not at all. A PDF needs Electron, the others do not.
 * @param target the file; an existing one is replaced
 * @returns the path of what was written
 */
export async function writtenFile(content: Exportable, format: ExportFormat, target: string): Promise<string> {
  await writeWholeFile(target, await exported(content, format));
  return target;
}

/** How exported files are set: British English, the machine's own time zone and paper, our typeface. */
export async function exportSetting(): Promise<HtmlSetting & { paper: 'A4' | 'Letter' }> {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const paper = letterRegions.has(new Intl.Locale(locale).region ?? '') ? 'Letter' : 'A4';
  return { locale: 'en-GB', timeZone, fonts: await readReportFonts(fontFolders), paper };
}

async function exported(content: Exportable, format: ExportFormat): Promise<string | Uint8Array> {
  const setting = await exportSetting();
  if (format === 'markdown') return content.markdown(setting);
  const html = content.html(setting);
  if (format === 'html') return html;
  // Only here: outside of Electron the import itself would fail.
  const { reportPdf } = await import('../export/pdf.ts');
  return reportPdf(html, setting.paper);
}
