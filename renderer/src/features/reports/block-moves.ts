import type { Node, NodeRange } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { nodes } from './text-commands.ts';

/** Blocks move among what stands around them: points in their list, others on the page or in their quote. */
const holds = (node: Node): boolean =>
  node.type === nodes.doc ||
  node.type === nodes.bullet_list ||
  node.type === nodes.ordered_list ||
  node.type === nodes.blockquote ||
  node.type === nodes.voices;

function movable({ selection }: EditorState): NodeRange | null {
  return selection.$from.blockRange(selection.$to, holds);
}

/** The blocks that are selected go before the one above them. */
export const blockUp: Command = (state, dispatch) => {
  const range = movable(state);
  if (range === null || range.startIndex === 0) return false;
  const above = range.parent.child(range.startIndex - 1);
  const change = state.tr.insert(range.end, above);
  change.delete(range.start - above.nodeSize, range.start);
  dispatch?.(change.scrollIntoView());
  return true;
};

/** The blocks that are selected go behind the one below them. */
export const blockDown: Command = (state, dispatch) => {
  const range = movable(state);
  if (range === null || range.endIndex === range.parent.childCount) return false;
  const below = range.parent.child(range.endIndex);
  const change = state.tr.delete(range.end, range.end + below.nodeSize);
  dispatch?.(change.insert(range.start, below).scrollIntoView());
  return true;
};

/** A new paragraph behind the block of the page that the caret stands in: the way out of tables, quotes and code. */
export const blockBelow: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const at = $to.depth === 0 ? state.selection.to : $to.after(1);
  const below = state.doc.resolve(at).nodeAfter;
  const change = state.tr;
  // An empty line that stands there already is the one.
  if (below?.type !== nodes.paragraph || below.content.size > 0) change.insert(at, nodes.paragraph.create());
  dispatch?.(change.setSelection(TextSelection.create(change.doc, at + 1)).scrollIntoView());
  return true;
};
