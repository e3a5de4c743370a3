import type { ChartRequest } from '../../shared/model/report-document.ts';
import { chartKey, type ChartData, type ReportMaterial, type ReportNeeds } from '../../shared/model/report-material.ts';
import type { DatabaseClient } from '../db/client.ts';

/** Everything that a report rests on, with every chart counted to its end, in steps so that nothing else has to wait. */
export async function wholeMaterial(database: DatabaseClient, needs: ReportNeeds): Promise<ReportMaterial> {
  const material = await database.call('reportMaterial', needs);
  const charts = { ...material.charts };
  for (const request of needs.charts) {
    charts[chartKey(request)] ??= await counted(database, request);
  }
  return { ...material, charts };
}

async function counted(database: DatabaseClient, request: ChartRequest): Promise<ChartData> {
  try {
    let slice = await database.call('chartSlice', { request, begin: true });
    while (slice.data === null) slice = await database.call('chartSlice', { request, begin: false });
    return slice.data;
  } catch (error) {
    // A search that is none finds nothing.
    if ((error as { code?: unknown }).code === 'query') return { bars: [], total: 0 };
    throw error;
  }
}
