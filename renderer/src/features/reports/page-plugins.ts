import { baseKeymap } from 'prosemirror-commands';
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import { blockIds } from './block-ids.ts';
import { ownBlockKeys } from './own-blocks/opening.ts';
import { evidenceDrop } from './evidence-commands.ts';
import { reportSchema } from './schema.ts';

/** What the page does by itself, and with the keys that belong to typing. */
export function pagePlugins(): Plugin[] {
  return [
    history(),
    blockIds(),
    ownBlockKeys(),
    keymap({ 'Shift-Enter': lineBreak }),
    keymap(baseKeymap),
    dropCursor({ color: 'var(--accent)', width: 2 }),
    gapCursor(),
    evidenceDrop(),
  ];
}

const lineBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(reportSchema.node('hard_break')).scrollIntoView());
  return true;
};
