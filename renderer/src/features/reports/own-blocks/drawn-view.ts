import type { Node } from 'prosemirror-model';
import type { EditorView, NodeView } from 'prosemirror-view';
import { editButton } from './edit-button.ts';
import { element } from './element.ts';

interface Drawing {
  /** What stands there until it is drawn. */
  waiting: HTMLElement | null;
  /** Fills `inner` with the node as it stands, where that differs from what is shown. */
  draw(node: Node, inner: HTMLElement): void;
  /** What of it takes presses itself; all else is the page's. */
  pressable: string;
  /** Draws anew when what it rests on changes, until what is returned is called. */
  follow(redraw: () => void, place: HTMLElement): () => void;
}

/** A block that is drawn from what it names and holds no text of its own, with the button that opens its dialog. */
export function drawnView(first: Node, page: EditorView, drawing: Drawing): NodeView {
  let node = first;
  const inner = element('div', 'own-drawn', drawing.waiting);
  const edit = editButton(page, () => node);
  const dom = element('div', `own-block own-block-${first.type.name}`, inner, edit);
  const redraw = (): void => {
    dom.dataset['block'] = String(node.attrs['id']);
    drawing.draw(node, inner);
  };
  redraw();
  const leave = drawing.follow(redraw, dom);
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false;
      if (next === node) return true;
      node = next;
      redraw();
      return true;
    },
    stopEvent: ({ target }) => target instanceof Element && target.closest(drawing.pressable) !== null,
    ignoreMutation: () => true,
    destroy: leave,
  };
}
