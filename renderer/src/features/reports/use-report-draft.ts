import type { EditorState } from 'prosemirror-state';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Report } from '../../../../shared/model/records.ts';
import { codeOf, request } from '../../ipc.ts';
import { queries, queryClient } from '../../query.ts';
import { text } from '../../text.ts';
import { useSaver, type Saver } from '../../use-autosave.ts';
import { documentJson, documentOf } from './documents.ts';
import { draftTiming } from './draft-timing.ts';
import { undoLogOf } from './undo-log.ts';

interface Draft {
  title: string;
  /** Null until something was typed on the page. */
  state: EditorState | null;
}

/** The draft of a report, saved by itself. */
export function useReportDraft(report: Report): {
  saving: Saver<Draft>;
  change(part: Partial<Draft>): void;
  /** When it was saved last, milliseconds since 1970; the minute of it. */
  savedAt: number;
} {
  const { id } = report;
  const [savedAt, setSavedAt] = useState(report.updatedAt);
  const latest = useRef<Draft>({ title: report.title, state: null });
  const isOpen = useRef(true);
  const saving = useSaver<Draft>(
    savingKey(id),
    async ({ title, state }) => {
      const { document, undoLog } = state === null ? storedParts(report) : partsOf(state);
      try {
        const { updatedAt } = await request('report.save', { id, title, document, undoLog });
        // Nobody is told the second, and all that stands beside the page would be drawn for it.
        setSavedAt(updatedAt - (updatedAt % 60_000));
      } catch (error) {
        throw codeOf(error) === 'too-large' ? new Error(text.reportEditor.tooLarge, { cause: error }) : error;
      }
      if (!isOpen.current) tellLists();
    },
    draftTiming,
  );
  const write = saving.change;
  const change = useCallback(
    (part: Partial<Draft>) => {
      latest.current = { ...latest.current, ...part };
      write(latest.current);
    },
    [write],
  );
  // Whoever comes back at once finds the last word, also while it is still being written.
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
      remember(id, latest.current);
      tellLists();
    };
  }, [id]);
  return { saving, change, savedAt };
}

/** Where the report stands in `useSaving`. */
export const savingKey = (id: number): string => `report-${id}`;

const tellLists = (): void => void queryClient.invalidateQueries({ queryKey: ['reports'] });
const storedParts = ({ document, undoLog }: Report) => ({ document: JSON.stringify(document), undoLog });
const partsOf = (state: EditorState) => ({ document: documentJson(state.doc), undoLog: undoLogOf(state) });

/** What the window knows of the report is what was typed here: nothing has to be read again. */
function remember(id: number, { title, state }: Draft): void {
  queryClient.setQueryData(queries.report(id).queryKey, (before) =>
    before === undefined
      ? undefined
      : {
          ...before,
          title,
          ...(state === null ? {} : { document: documentOf(state.doc), undoLog: undoLogOf(state) }),
        },
  );
}
