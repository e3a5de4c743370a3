import { baseKeymap, chainCommands, exitCode, joinTextblockBackward, setBlockType } from 'prosemirror-commands';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { addRowAfter, goToNextCell, isInTable } from 'prosemirror-tables';
import type { Command, Plugin } from 'prosemirror-state';
import { toEdge } from './show-selection.ts';
import { around, nodes } from './text-commands.ts';

/** The keys that belong to typing: Enter, Tab, Backspace and what they mean in lists, tables and code. */
export function typingKeys(): Plugin[] {
  return [
    keymap({
      Enter: splitListItem(nodes.list_item),
      'Shift-Enter': chainCommands(lineInCode, lineBreak),
      Tab: chainCommands(spacesInCode, inNextCell, deeper),
      'Shift-Tab': chainCommands(goToNextCell(-1), outer),
      Backspace: chainCommands(undoInputRule, plainAgain),
      'Mod-Backspace': plainAgain,
      'Mod-Home': toEdge('start', false),
      'Mod-End': toEdge('end', false),
      'Shift-Mod-Home': toEdge('start', true),
      'Shift-Mod-End': toEdge('end', true),
    }),
    keymap(baseKeymap),
  ];
}

const lineBreak: Command = (state, dispatch) => {
  if (state.selection.$from.parent.inlineContent !== true) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

const lineInCode: Command = (state, dispatch, view) =>
  state.selection.$from.parent.type === nodes.code_block && exitCode(state, dispatch, view);

const spacesInCode: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if ($from.parent.type !== nodes.code_block || !$from.sameParent($to)) return false;
  dispatch?.(state.tr.insertText('  ').scrollIntoView());
  return true;
};

/** Behind the last cell there is a new row. */
const inNextCell: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch)) return true;
  if (dispatch === undefined || view === undefined) return true;
  return addRowAfter(state, dispatch) && goToNextCell(1)(view.state, view.dispatch);
};

/** In a list Tab stays there, even where it can go no deeper. */
const deeper: Command = (state, dispatch) =>
  around(state.selection.$from, nodes.list_item) !== null && (sinkListItem(nodes.list_item)(state, dispatch) || true);

const outer: Command = (state, dispatch, view) =>
  around(state.selection.$from, nodes.list_item) !== null && liftListItem(nodes.list_item)(state, dispatch, view);

/** At the beginning of a heading or of code, Backspace first makes it plain text. */
const plainAgain: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  if ($from.parent.type !== nodes.heading && $from.parent.type !== nodes.code_block) return false;
  const before = $from.depth === 1 && $from.index(0) > 0 ? state.doc.child($from.index(0) - 1) : null;
  if (before?.isTextblock === true && before.content.size === 0) return joinTextblockBackward(state, dispatch, view);
  return setBlockType(nodes.paragraph, { id: $from.parent.attrs['id'] as string | null })(state, dispatch, view);
};
