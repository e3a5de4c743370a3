import type { EditorState } from 'prosemirror-state';
import type { ReportUndoLog } from '../../../../shared/model/records.ts';
import type { TextSplice } from '../../../../shared/model/text-splice.ts';
import { documentChange, documentJson } from './documents.ts';
import { undoLogOf, undoStepsChange } from './undo-log.ts';

/** Where drafts are kept; both answer with the time of the save. */
export interface DraftPlace {
  save(whole: {
    id: number;
    title: string;
    document: string;
    undoLog: ReportUndoLog | null;
  }): Promise<{ updatedAt: number }>;
  /** @throws an error with the code `not-latest` where something else was saved since `savedAt` */
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
 */
export function createDraftWriter(
  id: number,
  place: DraftPlace,
): (title: string, state: EditorState) => Promise<number> {
  let last: { state: EditorState; savedAt: number } | null = null;
  const change = async (title: string, state: EditorState): Promise<{ updatedAt: number } | null> => {
    const steps = last === null ? undefined : undoStepsChange(last.state, state);
    if (last === null || steps === undefined) return null;
    try {
      const document = documentChange(last.state.doc, state.doc);
      return await place.saveChange({ id, title, savedAt: last.savedAt, document, steps });
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'not-latest') throw error;
      return null;
    }
  };
  return async (title, state) => {
    const { updatedAt } =
      (await change(title, state)) ??
      (await place.save({ id, title, document: documentJson(state.doc), undoLog: undoLogOf(state) }));
    last = { state, savedAt: updatedAt };
    return updatedAt;
  };
}
