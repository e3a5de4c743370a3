import { useMemo, type ReactNode } from 'react';
import type { Report } from '../../../../shared/model/records.ts';
import type { ReportDocument } from '../../../../shared/model/report-document.ts';
import type { ReportMaterial } from '../../../../shared/model/report-material.ts';
import type { ReportDesk, WrittenReport } from './insertion.ts';
import type { ReportPage } from './report-page.ts';

/** What blocks, menus and dialogs work with, once there is a page. */
export function useDesk(
  report: Report,
  page: ReportPage | null,
  flush: () => Promise<void>,
  show: (dialog: ReactNode) => void,
): ReportDesk | null {
  return useMemo<ReportDesk | null>(
    () =>
      page && {
        report,
        page,
        flush,
        ask: (asked) => {
          show(asked);
          if (asked === null) page.view.focus();
        },
      },
    [report, page, flush, show],
  );
}

/** The report for what stands beside the page; another one only when something of it changed. */
export function useWritten(
  desk: ReportDesk | null,
  title: string,
  document: ReportDocument,
  material: ReportMaterial | undefined,
): WrittenReport | null {
  return useMemo(() => desk && { desk, title, document, material }, [desk, title, document, material]);
}
