import { useCallback, useRef } from 'react';
import type { ReportDocument } from '../../../../shared/model/report-document.ts';
import type { Report } from '../../../../shared/model/records.ts';
import { request } from '../../ipc.ts';
import { queries, queryClient } from '../../query.ts';
import { useAutosave } from '../../use-autosave.ts';
import type { AutosaveHandle } from '../../use-autosave.ts';

export interface Draft {
  title: string;
  document: ReportDocument;
}

/** The draft of a report, saved by itself. */
export function useReportDraft({ id, title, document }: Report): {
  saving: AutosaveHandle<Draft>;
  change(part: Partial<Draft>): void;
} {
  const latest = useRef<Draft>({ title, document });
  const saving = useAutosave<Draft>(`report-${id}`, async (draft) => {
    const { updatedAt } = await request('report.save', {
      id,
      title: draft.title,
      document: JSON.stringify(draft.document),
      undoLog: null,
    });
    queryClient.setQueryData(queries.report(id).queryKey, (before) =>
      before === undefined ? undefined : { ...before, ...draft, updatedAt },
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
