import * as z from 'zod';
import { reportFormats } from '../model/report-formats.ts';
import type { ReportPreview } from '../model/report-preview.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

const told = {
  reportId: id,
  /** An edition as it was published; null: the draft as it is now. */
  editionId: id.nullable(),
  /** Null: everybody, as they wish. */
  audienceId: id.nullable(),
  /** Another naming than the audience's; null: the audience's own. */
  naming: z.enum(['wished', 'unnamed']).nullable(),
};

export const reportExportRoutes = {
  /** Asks where to save, then writes the file; null when the person thought better of it. `key` names it for `report.exportStop`. */
  'report.export': route<{ path: string } | null>()(
    z.strictObject({
      ...told,
      format: z.enum(reportFormats),
      /** Offered for the file, without an ending. */
      name: z.string().max(500),
      key: z.uuid(),
    }),
  ),
  /** What a format would look like now. */
  'report.preview': route<ReportPreview>()(z.strictObject({ ...told, format: z.enum(reportFormats) })),
  /** The whole report for the clipboard: formatted for documents, and as text for chats. */
  'report.copy': route<{ html: string; text: string }>()(z.strictObject(told)),
  'report.exportStop': route<null>()(z.strictObject({ key: z.uuid() })),
};
