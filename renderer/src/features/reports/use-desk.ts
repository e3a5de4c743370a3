import { useMemo, type ReactNode } from 'react';
import type { Report } from '../../../../shared/model/records.ts';
import type { ReportDesk } from './insertion.ts';
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
