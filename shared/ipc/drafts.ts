import * as z from 'zod';
import type { StoredAudience } from '../model/audience.ts';
import type { DraftVersion, DraftVersionSummary } from '../model/draft-version.ts';
import type { ReportDocument } from '../model/report-document.ts';
import { recurrences, type Span } from '../model/report-periods.ts';
import type { ReportSeries } from '../model/report-series.ts';
import { programTemplates, type OwnTemplate, type TemplateKey } from '../model/report-templates.ts';
import type { UndoEntry } from './inbox.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

const name = z.string().trim().min(1).max(200);
const time = z.int().nonnegative();
const own = z.custom<`own:${number}`>((value) => typeof value === 'string' && /^own:\d{1,15}$/.test(value));
const template: z.ZodType<TemplateKey> = z.union([z.enum(['empty', ...programTemplates]), own]);
const span = z.strictObject({ since: time, until: time });
const focus = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('search'), query: z.string().trim().min(1).max(2000) }),
    z.strictObject({ type: z.enum(['label', 'change']), id }),
  ])
  .nullable();

/** What reports begin with, whom they are for, and what they were before. */
export const draftRoutes = {
  'audience.list': route<StoredAudience[]>()(z.null()),
  /** `id` null makes a new one. */
  'audience.save': route<{ id: number; undo: UndoEntry }>()(
    z.strictObject({
      id: id.nullable(),
      name,
      salutation: z.string().trim().max(500),
      length: z.enum(['full', 'short']),
      naming: z.enum(['wished', 'unnamed']),
    }),
  ),
  'audience.delete': route<UndoEntry>()(z.strictObject({ id })),
  /** `audienceId` null: everybody, as they wish. */
  'report.setAudience': route<UndoEntry>()(z.strictObject({ id, audienceId: id.nullable() })),

  /** Templates of our own, by name. */
  'template.list': route<OwnTemplate[]>()(z.null()),
  /** Keeps a report as a template. */
  'template.save': route<{ id: number; undo: UndoEntry }>()(z.strictObject({ reportId: id, name })),
  'template.rename': route<UndoEntry>()(z.strictObject({ id, name })),
  'template.delete': route<UndoEntry>()(z.strictObject({ id })),
  /** What a report would begin with; nothing is stored. */
  'report.fill': route<{ title: string; document: ReportDocument; span: Span }>()(
    z.strictObject({ template, span, focus }),
  ),
  /** `title` null: that of the template. */
  'report.begin': route<{ id: number; undo: UndoEntry }>()(
    z.strictObject({ template, span, focus, title: z.string().max(500).nullable(), audienceId: id.nullable() }),
  ),
  'report.duplicate': route<{ id: number; undo: UndoEntry }>()(z.strictObject({ id, title: z.string().max(500) })),

  /** Reports that come again, what is due first in front. */
  'series.list': route<ReportSeries[]>()(z.null()),
  /** `id` null makes a new one. */
  'series.save': route<{ id: number; undo: UndoEntry }>()(
    z.strictObject({
      id: id.nullable(),
      name,
      template,
      audienceId: id.nullable(),
      every: z.enum(recurrences),
      nextAt: time,
    }),
  ),
  'series.skip': route<UndoEntry>()(z.strictObject({ id })),
  'series.delete': route<UndoEntry>()(z.strictObject({ id })),
  /** Begins the one that is due, or the next one early. */
  'series.begin': route<{ id: number; undo: UndoEntry }>()(z.strictObject({ id })),

  /** Earlier states of a draft, newest first. */
  'version.list': route<DraftVersionSummary[]>()(z.strictObject({ reportId: id })),
  'version.get': route<DraftVersion>()(z.strictObject({ id })),
  /** Keeps a draft as it stands saved; null where that is kept already. */
  'version.keep': route<{ id: number } | null>()(z.strictObject({ reportId: id })),
};
