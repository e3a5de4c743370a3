import type { ReportFormat } from '../../shared/model/report-formats.ts';
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
      return alone(await reportPdf(reportHtml(told, 'print'), told.setting.paper, signal));
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
};
