import type { FileFilter } from 'electron';
import { exportFormats, type ExportFormat } from '../services/export-file.ts';

/** What the dialog for saving offers for each format. */
export const exportFilters = {
  html: { name: 'Web page', extensions: [exportFormats.html] },
  pdf: { name: 'PDF', extensions: [exportFormats.pdf] },
  markdown: { name: 'Markdown', extensions: [exportFormats.markdown] },
} satisfies Record<ExportFormat, FileFilter>;
