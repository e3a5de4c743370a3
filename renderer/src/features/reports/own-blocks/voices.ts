import type { Node } from 'prosemirror-model';
import { NodeSelection } from 'prosemirror-state';
import type { NodeViewConstructor } from 'prosemirror-view';
import { text } from '../../../text.ts';
import { editButton } from './edit-button.ts';
import { element } from './element.ts';
import { openBlock } from './opening.ts';

const own = text.reportBlocks;

/** The place for dissent. One writes in it as anywhere; while it is empty it asks for the reason. */
export const voicesView: NodeViewConstructor = (first, page, position) => {
  let node = first;
  const contentDOM = element('div', 'own-voices-words');
  const lead = element('header', 'own-lead', element('span', '', own.names.voices));
  lead.contentEditable = 'false';
  lead.addEventListener('mousedown', (event) => {
    const at = position();
    if (at === undefined) return;
    event.preventDefault();
    page.dispatch(page.state.tr.setSelection(NodeSelection.create(page.state.doc, at)));
    page.focus();
  });
  const foot = element('button', 'own-reason', '');
  foot.type = 'button';
  foot.tabIndex = -1;
  foot.contentEditable = 'false';
  foot.addEventListener('mousedown', (event) => event.preventDefault());
  foot.addEventListener('click', () => openBlock(page, node));
  const dom = element(
    'section',
    'own-block own-block-voices own-card',
    lead,
    contentDOM,
    foot,
    editButton(page, () => node),
  );
  const draw = (): void => {
    dom.dataset['block'] = String(node.attrs['id']);
    const reason = String(node.attrs['reason']).trim();
    const empty = saysNothing(node);
    foot.hidden = !empty;
    foot.classList.toggle('own-reason-said', reason !== '');
    foot.textContent = reason === '' ? own.voicesAsk : `${own.voicesNone} ${reason}`;
  };
  draw();
  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== node.type) return false;
      node = next;
      draw();
      return true;
    },
    stopEvent: (event) =>
      event.target instanceof globalThis.Node && !contentDOM.contains(event.target) && event.target !== dom,
    ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
  };
};

/** Nothing but empty lines stands in it. */
export function saysNothing(node: Node): boolean {
  let says = false;
  node.descendants((inner) => {
    if ((inner.isText && inner.text!.trim() !== '') || (inner.isAtom && !inner.isText && inner.isBlock)) says = true;
    return !says;
  });
  return !says;
}
