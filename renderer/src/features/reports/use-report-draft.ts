import type { EditorState } from 'prosemirror-state';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Report } from '../../../../shared/model/records.ts';
import { codeOf, request } from '../../ipc.ts';
import { queries, queryClient } from '../../query.ts';
import { showToast } from '../../stores/announce.ts';
import { text } from '../../text.ts';
import { useSaver, type Saver } from '../../use-autosave.ts';
import { documentOf } from './documents.ts';
import { draftTiming } from './draft-timing.ts';
import { createDraftWriter, type DraftPlace } from './draft-writer.ts';
import { undoLogOf } from './undo-log.ts';

const words = text.reportEditor;

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
  const [{ write, known }] = useState(() => {
    const known = (): number => Math.max(report.updatedAt, lastSaves.get(id) ?? 0);
    return { write: createDraftWriter(report, known, place), known };
  });
  const readAgain = useCallback(
    (told: string): void => {
      isOpen.current = false;
      lastSaves.delete(id);
      void queryClient.resetQueries({ queryKey: queries.report(id).queryKey, exact: true });
      showToast(told, { tone: 'danger' });
    },
    [id],
  );
  const saving = useSaver<Draft>(
    savingKey(id),
    async ({ title, state }) => {
      try {
        const updatedAt = await write(title, state);
        lastSaves.set(id, updatedAt);
        // Nobody is told the second, and all that stands beside the page would be drawn for it.
        setSavedAt(updatedAt - (updatedAt % 60_000));
      } catch (error) {
        // What was typed since goes with the page: kept, it would bring back what was taken out meanwhile.
        if (codeOf(error) === 'not-latest') return readAgain(`${words.changedMeanwhile} ${words.withoutLast}`);
        throw codeOf(error) === 'too-large' ? new Error(words.tooLarge, { cause: error }) : error;
      }
      if (!isOpen.current) tellLists();
    },
    draftTiming,
  );
  const { flush, change: put } = saving;
  useEffect(() => {
    if (report.updatedAt <= known()) return;
    // It may be our own save, of which the answer is on its way.
    const written = flush().catch(() => undefined);
    void written.then(() => {
      if (isOpen.current && report.updatedAt > known()) readAgain(words.changedMeanwhile);
    });
  }, [report.updatedAt, known, flush, readAgain]);
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
      if (isOpen.current) remember(id, latest.current);
      isOpen.current = false;
      tellLists();
    };
  }, [id]);
  return { saving, change, savedAt };
}

/** Where the report stands in `useSaving`. */
export const savingKey = (id: number): string => `report-${id}`;

/** When reports were saved last by this window, by id: a page that is opened again may not have been told yet. */
const lastSaves = new Map<number, number>();

const tellLists = (): void => void queryClient.invalidateQueries({ queryKey: ['reports'] });
const place: DraftPlace = {
  save: (whole) => request('report.save', whole),
  saveChange: (change) => request('report.saveChange', change),
};

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
