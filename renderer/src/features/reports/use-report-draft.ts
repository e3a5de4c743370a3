import { useCallback, useEffect, useRef, useState } from 'react';
import type { Report } from '../../../../shared/model/records.ts';
import type { ReportBlock } from '../../../../shared/model/report-document.ts';
import { request } from '../../ipc.ts';
import { queries, queryClient } from '../../query.ts';
import type { SaveState } from '../../stores/saving.ts';
import { useAutosave } from '../../use-autosave.ts';
import type { Draft, NewBlock } from './document-edits.ts';
import { changed, redone, startHistory, undone } from './history.ts';
import type { History } from './history.ts';

export interface ReportDraft {
  draft: Draft;
  state: SaveState;
  canUndo: boolean;
  canRedo: boolean;
  /** `typing` names the field being typed in; without it the edit is one step of undo. */
  edit(change: (draft: Draft) => Draft, typing?: string): void;
  undo(): void;
  redo(): void;
  flush(): Promise<void>;
}

/** A report as it is written here, with undo, saved by itself. */
export function useReportDraft(report: Report): ReportDraft {
  const [history, setHistory] = useState<History<Draft>>(() =>
    startHistory({ title: report.title, blocks: report.document.blocks }),
  );
  const { id } = report;
  const { state, change, flush } = useAutosave<Draft>(`report-${id}`, async ({ title, blocks }) => {
    const { updatedAt } = await request('report.save', { id, title, document: { version: 1, blocks } });
    queryClient.setQueryData(queries.report(id).queryKey, (before) =>
      before === undefined ? undefined : { ...before, title, updatedAt, document: { version: 1 as const, blocks } },
    );
    void queryClient.invalidateQueries({ queryKey: ['reports'] });
  });

  const written = useRef(history.present);
  useEffect(() => {
    if (history.present === written.current) return;
    written.current = history.present;
    change(history.present);
  }, [history.present, change]);

  const edit = useCallback((make: (draft: Draft) => Draft, typing: string | null = null) => {
    setHistory((before) => changed(before, make(before.present), typing, Date.now()));
  }, []);
  return {
    draft: history.present,
    state,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    edit,
    undo: useCallback(() => setHistory(undone), []),
    redo: useCallback(() => setHistory(redone), []),
    flush,
  };
}

export function freshBlock(block: NewBlock): ReportBlock {
  return { id: crypto.randomUUID(), ...block };
}
