import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ChartRequest } from '../../../../../shared/model/report-document.ts';
import { chartKey, type ReportMaterial } from '../../../../../shared/model/report-material.ts';
import { queries } from '../../../query.ts';
import { mistakeIn } from '../../../stores/search.ts';
import { showCounting } from '../../../stores/counting.ts';

/**
 * The material of a report with the charts that were not counted with it: they are counted in slices, and stand as they were
 * until they are. @param readAt when the material was read
 */
export function useCharts(
  reportId: number,
  requests: readonly ChartRequest[],
  material: ReportMaterial | undefined,
  readAt: number,
): ReportMaterial | undefined {
  const missing =
    material === undefined
      ? []
      : requests.filter((one) => !(chartKey(one) in material.charts) && mistakeIn(one.query) === null);
  const asked = JSON.stringify(missing);
  const { data } = useQuery({
    ...queries.charts(reportId, asked, readAt, showCounting),
    enabled: missing.length > 0,
  });
  return useMemo(
    () =>
      material === undefined || data === undefined
        ? material
        : { ...material, charts: { ...data, ...material.charts } },
    [material, data],
  );
}
