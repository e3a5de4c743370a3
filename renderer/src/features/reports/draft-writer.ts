import type { EditorState } from 'prosemirror-state';
import type { Report, ReportUndoLog } from '../../../../shared/model/records.ts';
import type { TextSplice } from '../../../../shared/model/text-splice.ts';
import { documentChange, documentJson } from './documents.ts';
import { undoLogOf, undoStepsChange } from './undo-log.ts';

/**
 * Where drafts are kept; both answer with the time of the save, and fail with the code `not-latest` where something else was
 * stored since `savedAt`.
 */
export interface DraftPlace {
  save(whole: {
    id: number;
    title: string;
    savedAt: number;
    document: string;
    undoLog: ReportUndoLog | null;
  }): Promise<{ updatedAt: number }>;
  saveChange(change: {
    id: number;
    title: string;
    savedAt: number;
    document: TextSplice;
    steps: TextSplice | null;
  }): Promise<{ updatedAt: number }>;
}

/**
 * Saves the states of one page, one after the other: the first whole, then what changed since the one before. A long report is
 * saved every second while somebody types, and would hold up the keys. Answers with the time of the save.
 * @param report what the page was opened with; it is saved as it stands while there is no state
 * @param savedAt when it was saved last before this page saves it
 */
export function createDraftWriter(
  report: Pick<Report, 'id' | 'document' | 'undoLog'>,
  savedAt: () => number,
  place: DraftPlace,
): (title: string, state: EditorState | null) => Promise<number> {
  const { id } = report;
  let last: { state: EditorState | null; savedAt: number } | null = null;
  const change = async (title: string, state: EditorState): Promise<{ updatedAt: number } | null> => {
    if (last === null || last.state === null) return null;
    const steps = undoStepsChange(last.state, state);
    if (steps === undefined) return null;
    try {
      const document = documentChange(last.state.doc, state.doc);
      return await place.saveChange({ id, title, savedAt: last.savedAt, document, steps });
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'not-latest') throw error;
      return null;
    }
  };
  const whole = (title: string, state: EditorState | null): Promise<{ updatedAt: number }> => {
    const parts =
      state === null
        ? { document: JSON.stringify(report.document), undoLog: report.undoLog }
        : { document: documentJson(state.doc), undoLog: undoLogOf(state) };
    return place.save({ id, title, savedAt: last?.savedAt ?? savedAt(), ...parts });
  };
  return async (title, state) => {
    const { updatedAt } = (state === null ? null : await change(title, state)) ?? (await whole(title, state));
    last = { state, savedAt: updatedAt };
    return updatedAt;
  };
}
