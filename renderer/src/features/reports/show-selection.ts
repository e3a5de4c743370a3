import { NodeSelection, Selection, TextSelection, type Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** What stands nearer to an edge than this is as good as out of sight, pixels. */
const edge = 8;

/**
 * Brings what is selected into the middle where it is out of sight, whatever has the focus. How high the blocks around it are is
 * known of a long report only when they come into sight, so it is looked at again in the next frames.
 */
export function showSelection(view: EditorView, looks = 4): void {
  const desk = view.isDestroyed ? null : view.dom.closest('.desk-scroll');
  if (desk === null) return;
  const sight = desk.getBoundingClientRect();
  const { top, bottom } = placeOf(view);
  if (top < sight.top + edge || bottom > sight.bottom - edge) {
    desk.scrollTop += (top + bottom) / 2 - (sight.top + sight.bottom) / 2;
  }
  if (looks > 1) requestAnimationFrame(() => showSelection(view, looks - 1));
}

function placeOf(view: EditorView): { top: number; bottom: number } {
  const { selection } = view.state;
  const block = selection instanceof NodeSelection ? view.nodeDOM(selection.from) : null;
  return block instanceof Element ? block.getBoundingClientRect() : view.coordsAtPos(selection.head);
}

/**
 * To the beginning or the end of the page. Left to the browser, the end of a long report would be the beginning of its last block,
 * which is not laid out yet.
 */
export function toEdge(where: 'start' | 'end', reach: boolean): Command {
  return (state, dispatch, view) => {
    const at = where === 'start' ? Selection.atStart(state.doc) : Selection.atEnd(state.doc);
    const selection = reach ? TextSelection.between(state.selection.$anchor, at.$head) : at;
    dispatch?.(state.tr.setSelection(selection));
    if (view !== undefined) showSelection(view);
    return true;
  };
}
