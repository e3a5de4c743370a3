import { reportFormats, type ReportFormat } from '../../shared/model/report-formats.ts';
import { evidenceCsv, evidenceXlsx } from '../export/report/evidence-table.ts';
import { reportZip, type PackedFile } from '../export/report/zip.ts';
import { safeFileName } from './file-name.ts';
import { programVersion } from './program-version.ts';
import { reportDocx } from '../export/report/docx.ts';
import { reportHtml } from '../export/report/html.ts';
import { reportMail } from '../export/report/mail.ts';
import { reportMarkdown } from '../export/report/markdown.ts';
import { reportText } from '../export/report/text.ts';
import type { Making, ReportFiles, ToldReport } from '../export/report/told-report.ts';

/** How one format is written. */
export interface FormatMaker {
  /** What the dialog for saving calls it, and the ending of the file. */
  filter: { name: string; extensions: [string] };
  /** Pages are laid out by Electron. */
  needsElectron?: true;
  /** It holds more where Electron makes it. */
  betterInElectron?: true;
  make(told: ToldReport, making: Making): ReportFiles | Promise<ReportFiles>;
}

const alone = (main: string | Uint8Array): ReportFiles => ({ main, beside: [] });

/** Every format that a report is written in, each made from the same content. */
export const formatMakers: Record<ReportFormat, FormatMaker> = {
  pdf: {
    filter: { name: 'PDF', extensions: ['pdf'] },
    needsElectron: true,
    make: async (told, { signal }) => {
      // Only here: outside of Electron the import itself would fail.
      const { reportPdf } = await import('../export/pdf.ts');
      return alone(await reportPdf((pages) => reportHtml(told, { pages }), told.setting.paper, signal));
    },
  },
  html: {
    filter: { name: 'Web page', extensions: ['html'] },
    make: (told) => alone(reportHtml(told)),
  },
  md: {
    filter: { name: 'Markdown', extensions: ['md'] },
    make: (told, { stem }) => reportMarkdown(told, stem),
  },
  txt: {
    filter: { name: 'Plain text', extensions: ['txt'] },
    make: (told) => alone(reportText(told, 78)),
  },
  eml: {
    filter: { name: 'E-mail', extensions: ['eml'] },
    make: async (told) => alone(await reportMail(told)),
  },
  docx: {
    filter: { name: 'Word document', extensions: ['docx'] },
    make: async (told) => alone(await reportDocx(told)),
  },
  csv: {
    filter: { name: 'Evidence as a table (CSV)', extensions: ['csv'] },
    make: ({ evidence, setting }) => alone(evidenceCsv(evidence, setting)),
  },
  xlsx: {
    filter: { name: 'Evidence as a workbook', extensions: ['xlsx'] },
    make: async ({ evidence, setting }) => alone(await evidenceXlsx(evidence, setting)),
  },
  zip: {
    filter: { name: 'Everything in a zip', extensions: ['zip'] },
    betterInElectron: true,
    make: async (told, making) => alone(reportZip(told, await everyFile(told, making), await programVersion())),
  },
};

/** Every other format, named alike; pages only where they can be laid out. */
async function everyFile(told: ToldReport, making: Making): Promise<PackedFile[]> {
  const stem = safeFileName(making.stem, 'Report');
  const files: PackedFile[] = [];
  for (const format of reportFormats) {
    const { needsElectron, filter, make } = formatMakers[format];
    if (format === 'zip' || (needsElectron === true && process.versions['electron'] === undefined)) continue;
    const { main, beside } = await make(told, { ...making, stem });
    if (making.signal.aborted) break;
    const bytes = typeof main === 'string' ? new TextEncoder().encode(main) : main;
    files.push({ path: `${stem}.${filter.extensions[0]}`, bytes }, ...beside);
  }
  return files;
}
