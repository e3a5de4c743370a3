import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { ReportDocument } from '../../../../shared/model/report-document.ts';
import { needsOf, type ReportMaterial, type ReportNeeds } from '../../../../shared/model/report-material.ts';
import { queries } from '../../query.ts';
import { useCharts } from './chart/use-charts.ts';
import type { MaterialStore } from './own-blocks.ts';
import { coveredBy } from './own-blocks/covered.ts';

/** What the blocks of a document rest on, kept up to date, for React and for the page. */
export function useMaterial(
  reportId: number,
  document: ReportDocument,
): { material: ReportMaterial | undefined; store: MaterialStore; error: Error | null } {
  const needed = useMemo(() => needsOf(reportId, document), [reportId, document]);
  const needs = useMemo(() => JSON.stringify(needed), [needed]);
  const { data: read, dataUpdatedAt, error, isPlaceholderData } = useQuery(queries.reportMaterial(reportId, needs));
  const data = useCharts(reportId, needed.charts, read, dataUpdatedAt);
  const current = useRef<ReportMaterial | null>(null);
  const covers = useRef<MaterialStore['covers']>(() => false);
  const listeners = useRef(new Set<() => void>());
  useEffect(() => {
    if (data === undefined) return;
    current.current = data;
    if (!isPlaceholderData) covers.current = coveredBy(JSON.parse(needs) as ReportNeeds);
    listeners.current.forEach((listener) => listener());
  }, [data, isPlaceholderData, needs]);
  const store = useMemo<MaterialStore>(
    () => ({
      current: () => current.current,
      covers: (block) => covers.current(block),
      subscribe: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [],
  );
  return { material: data, store, error };
}
