import type { reportExportRoutes } from '../../../shared/ipc/report-export.ts';
import { audienceOf, exportedReport, toldReport } from '../../services/report-export.ts';
import { clipboardReport, reportPreview } from '../../services/report-preview.ts';
import { formatMakers } from '../../services/report-formats.ts';
import type { Handlers } from '../dispatch.ts';
import type { HandlerContext } from '../handler-context.ts';

/** Reports as files. */
export function reportExportHandlers(context: HandlerContext): Pick<Handlers, keyof typeof reportExportRoutes> {
  const { database, emit, dialogs, written, previews } = context;
  const running = new Map<string, AbortController>();

  return {
    'report.export': async ({ reportId, editionId, audienceId, naming, format, name, key }) => {
      const audience = await audienceOf(database, { editionId, audienceId, naming });
      const { filter } = formatMakers[format];
      const extension = filter.extensions[0];
      const controller = new AbortController();
      running.set(key, controller);
      try {
        const target = await dialogs.savePath({
          name: `${name}.${extension}`,
          fallback: `Report.${extension}`,
          filters: [filter],
        });
        if (target === null) return null;
        const path = await exportedReport(
          database,
          { reportId, editionId, audience, format, target },
          { signal: controller.signal, onStage: (stage) => emit({ type: 'export.progress', key, stage }) },
        );
        written.add(path);
        return { path };
      } finally {
        running.delete(key);
      }
    },
    'report.preview': async ({ reportId, editionId, audienceId, naming, format }) => {
      const audience = await audienceOf(database, { editionId, audienceId, naming });
      return reportPreview(await toldReport(database, { reportId, editionId, audience }), format, previews);
    },
    'report.copy': async ({ reportId, editionId, audienceId, naming }) => {
      const audience = await audienceOf(database, { editionId, audienceId, naming });
      return clipboardReport(await toldReport(database, { reportId, editionId, audience }));
    },
    'report.exportStop': ({ key }) => {
      running.get(key)?.abort();
      return null;
    },
  };
}
