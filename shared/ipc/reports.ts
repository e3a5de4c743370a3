import * as z from 'zod';
import { chartGroupings } from '../model/report-document.ts';
import type { ReportMaterial } from '../model/report-material.ts';
import type { Report, ReportSummary } from '../model/records.ts';
import type { UndoEntry } from './inbox.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

/** A document as JSON: it is read where it is kept, not on its way. */
const documentJson = z.string().max(20_000_000);
const length = z.int().nonnegative().max(20_000_000);
const splice = z.strictObject({ of: length, start: length, end: length, middle: documentJson });
const time = z.int().nonnegative();
const ids = z.array(id).max(20_000);
const period = z.strictObject({ since: time, until: time.nullable() });

const needs = z.strictObject({
  reportId: id.nullable(),
  evidence: ids,
  changes: ids,
  assumptions: ids,
  charts: z
    .array(
      z.strictObject({
        query: z.string().max(2000),
        by: z.enum(chartGroupings),
        since: time.nullable(),
        until: time.nullable(),
      }),
    )
    .max(200),
  thanks: z.array(period).max(200),
  changed: z.array(period).max(200),
  unanswered: z.boolean(),
  people: ids,
});

export const reportRoutes = {
  'report.list': route<ReportSummary[]>()(z.null()),
  'report.get': route<Report>()(z.strictObject({ id })),
  'report.create': route<Report>()(z.strictObject({ title: z.string().max(500) })),
  /** `savedAt`: the save that it goes on from; the code `not-latest` where something else is stored meanwhile. */
  'report.save': route<{ updatedAt: number }>()(
    z.strictObject({
      id,
      title: z.string().max(500),
      savedAt: time,
      document: documentJson,
      undoLog: z.strictObject({ base: documentJson, steps: documentJson }).nullable(),
    }),
  ),
  /** What changed since it was saved at `savedAt`; the code `not-latest` where something else was saved since. */
  'report.saveChange': route<{ updatedAt: number }>()(
    z.strictObject({ id, title: z.string().max(500), savedAt: time, document: splice, steps: splice.nullable() }),
  ),
  'report.delete': route<UndoEntry>()(z.strictObject({ id })),
  /** What the blocks of a report rest on, as it is now. */
  'report.material': route<ReportMaterial>()(needs),
};
