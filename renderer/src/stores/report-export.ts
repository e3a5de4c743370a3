import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { ReportFormat } from '../../../shared/model/report-formats.ts';

/** What was chosen at the last export; kept by the window itself. */
interface ExportChoices {
  format: ReportFormat;
  /** The preview stands beside the choices. */
  preview: boolean;
}

export const useExportChoices = create<ExportChoices>()(
  persist((): ExportChoices => ({ format: 'pdf', preview: false }), { name: 'report-export' }),
);
