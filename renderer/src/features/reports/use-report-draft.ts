import type { EditorState } from 'prosemirror-state';
import { useCallback, useRef } from 'react';
import type { Report } from '../../../../shared/model/records.ts';
import { request } from '../../ipc.ts';
import { queries, queryClient } from '../../query.ts';
import { useAutosave } from '../../use-autosave.ts';
import type { AutosaveHandle } from '../../use-autosave.ts';
import { documentJson, documentOf } from './documents.ts';

interface Draft {
  title: string;
  /** Null until something was typed on the page. */
  state: EditorState | null;
}

/** The draft of a report, saved by itself. */
export function useReportDraft(report: Report): {
  saving: AutosaveHandle<Draft>;
  change(part: Partial<Draft>): void;
} {
  const { id } = report;
  const latest = useRef<Draft>({ title: report.title, state: null });
  const saving = useAutosave<Draft>(`report-${id}`, async ({ title, state }) => {
    const { updatedAt } = await request('report.save', {
      id,
      title,
      document: state === null ? JSON.stringify(report.document) : documentJson(state.doc),
      undoLog: null,
    });
    queryClient.setQueryData(queries.report(id).queryKey, (before) =>
      before === undefined
        ? undefined
        : { ...before, title, ...(state === null ? {} : { document: documentOf(state.doc) }), updatedAt },
    );
    void queryClient.invalidateQueries({ queryKey: ['reports'] });
  });
  const write = saving.change;
  const change = useCallback(
    (part: Partial<Draft>) => {
      latest.current = { ...latest.current, ...part };
      write(latest.current);
    },
    [write],
  );
  return { saving, change };
}
