import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { text } from '../../../text.ts';
import { element } from './element.ts';
import { openBlock } from './opening.ts';

/** Shows over a block that the pointer stands on or that is selected; by keyboard, Enter does the same. */
export function editButton(page: EditorView, current: () => Node): HTMLElement {
  const button = element('button', 'own-edit', text.reportBlocks.edit);
  const { name } = current().type;
  button.type = 'button';
  button.tabIndex = -1;
  button.contentEditable = 'false';
  button.setAttribute('aria-label', text.reportBlocks.editOf(text.reportBlocks.names[name as 'evidence']));
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    openBlock(page, current());
  });
  return button;
}
