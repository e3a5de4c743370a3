import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  splitCell,
  toggleHeaderColumn,
  toggleHeaderRow,
} from 'prosemirror-tables';
import { TextSelection, type Command } from 'prosemirror-state';
import { around, nodes, putBelow } from './text-commands.ts';

/** What can be done with the table that the caret stands in, in the order of the menu. */
export const tableCommands = {
  rowAbove: addRowBefore,
  rowBelow: addRowAfter,
  columnBefore: addColumnBefore,
  columnAfter: addColumnAfter,
  headerRow: toggleHeaderRow,
  headerColumn: toggleHeaderColumn,
  merge: mergeCells,
  split: splitCell,
  deleteRow,
  deleteColumn,
  deleteTable,
} satisfies Record<string, Command>;

/** Three columns, two rows and a header; the caret goes into the first cell. No table inside a table. */
export const tableBelow: Command = (state, dispatch) => {
  if (around(state.selection.$from, nodes.table) !== null) return false;
  const row = (header: boolean) =>
    nodes.table_row.create(
      null,
      Array.from({ length: 3 }, () => (header ? nodes.table_header : nodes.table_cell).createAndFill()!),
    );
  const table = nodes.table.create(null, [row(true), row(false), row(false)]);
  const change = putBelow(state, table);
  let at: number | null = null;
  change.doc.descendants((node, position) => {
    if (node === table) at = position;
    return at === null;
  });
  // Into the table, its row, its cell and its paragraph.
  if (at !== null) change.setSelection(TextSelection.create(change.doc, at + 4));
  dispatch?.(change.scrollIntoView());
  return true;
};
