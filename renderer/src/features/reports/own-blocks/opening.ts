import type { Node } from 'prosemirror-model';
import { NodeSelection, Plugin, Selection, TextSelection, type Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { dropOnQuote } from './also-said.ts';

/** Sent to the page's element when a block of our own is to be changed; its detail is the block's id. */
export const openingBlock = 'open-own-block';

const opened = new Set(
  ['evidence', 'change', 'chart', 'thanks', 'changed', 'unanswered'].concat('voices', 'assumption', 'message_image'),
);

/** Asks for the dialog of a block. */
export function openBlock(page: EditorView, node: Node): void {
  page.dom.dispatchEvent(new CustomEvent(openingBlock, { detail: node.attrs['id'] }));
}

/** Enter and a double click open a block of our own; Enter in an empty last line of other voices leads out of them. */
export function ownBlockKeys(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(page, event) {
        if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
        const { selection } = page.state;
        if (selection instanceof NodeSelection && opened.has(selection.node.type.name)) {
          openBlock(page, selection.node);
          return true;
        }
        return leaveVoices(page.state, page.dispatch, page);
      },
      handleDrop: (page, event) => dropOnQuote(page, event),
      handleDoubleClickOn(page, _position, node, _nodePosition, event, direct) {
        if (!direct || !opened.has(node.type.name) || event.target === null) return false;
        if ((event.target as Element).closest('button, a') !== null) return false;
        openBlock(page, node);
        return true;
      },
    },
  });
}

const leaveVoices: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const inside = $from.depth >= 2 ? $from.node(-1) : null;
  const isLast = inside !== null && $from.index(-1) === inside.childCount - 1 && inside.childCount > 1;
  if (!empty || inside?.type.name !== 'voices' || $from.parent.content.size > 0 || !isLast) return false;
  if (dispatch) {
    const change = state.tr.delete($from.before(), $from.after());
    const end = change.mapping.map($from.after(-1));
    const next = change.doc.resolve(end).nodeAfter;
    if (next?.isTextblock !== true) change.insert(end, state.schema.node('paragraph'));
    change.setSelection(
      next?.isTextblock === true
        ? TextSelection.create(change.doc, end + 1)
        : Selection.near(change.doc.resolve(end + 1)),
    );
    dispatch(change.scrollIntoView());
  }
  return true;
};
