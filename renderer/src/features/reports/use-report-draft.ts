import type { EditorState } from 'prosemirror-state';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Report } from '../../../../shared/model/records.ts';
import { codeOf, request } from '../../ipc.ts';
import { queries, queryClient } from '../../query.ts';
import { text } from '../../text.ts';
import { useSaver, type Saver } from '../../use-autosave.ts';
import { documentOf } from './documents.ts';
import { draftTiming } from './draft-timing.ts';
import { createDraftWriter, type DraftPlace } from './draft-writer.ts';
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
  const write = useMemo(() => createDraftWriter(id, place), [id]);
  const saving = useSaver<Draft>(
    savingKey(id),
    async ({ title, state }) => {
      try {
        const updatedAt = await (state === null ? saveTitle(report, title) : write(title, state));
        // Nobody is told the second, and all that stands beside the page would be drawn for it.
        setSavedAt(updatedAt - (updatedAt % 60_000));
      } catch (error) {
        throw codeOf(error) === 'too-large' ? new Error(text.reportEditor.tooLarge, { cause: error }) : error;
      }
      if (!isOpen.current) tellLists();
    },
    draftTiming,
  );
  const put = saving.change;
  const change = useCallback(
    (part: Partial<Draft>) => {
      latest.current = { ...latest.current, ...part };
      put(latest.current);
    },
    [put],
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
const place: DraftPlace = {
  save: (whole) => request('report.save', whole),
  saveChange: (change) => request('report.saveChange', change),
};

async function saveTitle({ id, document, undoLog }: Report, title: string): Promise<number> {
  return (await place.save({ id, title, document: JSON.stringify(document), undoLog })).updatedAt;
}

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
