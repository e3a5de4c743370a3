import { useEffect, useRef, useState } from 'react';
import type { ExportStage, ReportFormat } from '../../../../../shared/model/report-formats.ts';
import { codeOf, messageOf, request, subscribe } from '../../../ipc.ts';
import { announce } from '../../../stores/announce.ts';
import { text } from '../../../text.ts';
import type { ToldChoice } from './told-choice.ts';

const words = text.reportExport;

/** Where an export stands. */
export type Exporting =
  | { state: 'idle' }
  | { state: 'running'; stage: ExportStage | null }
  | { state: 'done'; path: string }
  | { state: 'stopped' }
  | { state: 'failed'; message: string };

interface Order extends ToldChoice {
  reportId: number;
  format: ReportFormat;
  name: string;
}

/** One export at a time: begins it, follows it, stops it. */
export function useExport(flush: () => Promise<void>): {
  exporting: Exporting;
  start: (order: Order) => Promise<void>;
  stop: () => void;
} {
  const [exporting, setExporting] = useState<Exporting>({ state: 'idle' });
  const running = useRef<string | null>(null);

  useEffect(
    () =>
      subscribe((event) => {
        if (event.type === 'export.progress' && event.key === running.current) {
          setExporting({ state: 'running', stage: event.stage });
        }
      }),
    [],
  );

  const start = async (order: Order): Promise<void> => {
    if (running.current !== null) return;
    const key = crypto.randomUUID();
    running.current = key;
    setExporting({ state: 'running', stage: null });
    try {
      await flush();
      const written = await request('report.export', { ...order, key });
      setExporting(written === null ? { state: 'idle' } : { state: 'done', path: written.path });
      if (written !== null) announce(words.done(fileOf(written.path)));
    } catch (error) {
      setExporting(
        codeOf(error) === 'cancelled' ? { state: 'stopped' } : { state: 'failed', message: messageOf(error) },
      );
    } finally {
      running.current = null;
    }
  };
  const stop = (): void => {
    if (running.current !== null) void request('report.exportStop', { key: running.current });
  };
  return { exporting, start, stop };
}

/** The name of a file without its folders. */
export function fileOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
