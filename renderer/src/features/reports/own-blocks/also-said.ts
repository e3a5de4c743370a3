import { closeHistory } from 'prosemirror-history';
import { NodeSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** What a quote that is dragged from beside the page carries: the id of the evidence. */
export const evidenceDrag = 'application/x-sameside-evidence';

/**
 * Names somebody who says the same under the quote that is selected, else under the one right above the caret.
 * @param at the position of a quote, for one that something was dropped on
 * @returns whether there was a quote that did not have these words yet
 */
export function alsoSaid(
  { state, dispatch }: Pick<EditorView, 'state' | 'dispatch'>,
  evidenceId: number,
  at = quoteHere(state),
): boolean {
  const node = at === null ? null : state.doc.nodeAt(at);
  if (at === null || node?.type.name !== 'evidence') return false;
  const also = node.attrs['also'] as number[];
  if (node.attrs['evidenceId'] === evidenceId || also.includes(evidenceId)) return false;
  const change = state.tr.setNodeMarkup(at, null, { ...node.attrs, also: [...also, evidenceId] });
  dispatch(closeHistory(change.setSelection(NodeSelection.create(change.doc, at))));
  return true;
}

function quoteHere({ selection, doc }: EditorView['state']): number | null {
  if (selection instanceof NodeSelection && selection.node.type.name === 'evidence') return selection.from;
  const { $from } = selection;
  const start = $from.depth === 0 ? $from.pos : $from.before();
  const above = doc.resolve(start).nodeBefore;
  return above?.type.name === 'evidence' ? start - above.nodeSize : null;
}

/** Takes a quote that is dropped on another one. */
export function dropOnQuote(view: EditorView, event: DragEvent): boolean {
  const dragged = Number(event.dataTransfer?.getData(evidenceDrag) ?? '');
  const over = event.target instanceof Element ? event.target.closest('.own-block-evidence') : null;
  if (!Number.isInteger(dragged) || dragged < 1 || over === null) return false;
  return alsoSaid(view, dragged, view.posAtDOM(over, 0));
}
