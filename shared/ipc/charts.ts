import * as z from 'zod';
import { chartGroupings } from '../model/report-document.ts';
import type { ChartData } from '../model/report-material.ts';
import { route } from './route.ts';

const time = z.int().nonnegative();

export const chartRoutes = {
  /** Counts a chart on for some milliseconds; `begin` false goes on whatever has changed since. */
  'chart.slice': route<{ done: number; data: ChartData | null }>()(
    z.strictObject({
      request: z.strictObject({
        query: z.string().max(2000),
        by: z.enum(chartGroupings),
        since: time.nullable(),
        until: time.nullable(),
      }),
      begin: z.boolean(),
    }),
  ),
};
