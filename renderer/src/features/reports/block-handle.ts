import { NodeSelection, Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/**
 * A handle beside the block that the pointer is over: press to select the block, drag to move it. Keys do the same, so it is
 * nothing for a screen reader.
 */
export function blockHandle(): Plugin {
  return new Plugin({ view: (view) => handleOf(view) });
}

function handleOf(view: EditorView) {
  const handle = document.createElement('div');
  handle.className = 'block-handle';
  handle.draggable = true;
  handle.setAttribute('aria-hidden', 'true');
  handle.hidden = true;
  const place = view.dom.parentElement!;
  place.append(handle);
  let over: HTMLElement | null = null;

  const move = (event: MouseEvent): void => {
    const inside = event.target instanceof Node ? event.target : null;
    if (inside === null || inside === handle) return;
    let found: Node | null = inside;
    while (found !== null && found.parentNode !== view.dom) found = found.parentNode;
    if (!(found instanceof HTMLElement) || found === over) return;
    over = found;
    handle.hidden = false;
    handle.style.top = `${over.offsetTop}px`;
  };
  const leave = (): void => {
    handle.hidden = true;
    over = null;
  };
  const select = (): NodeSelection | null => {
    if (over === null || !view.dom.contains(over)) return null;
    const at = view.state.doc.resolve(view.posAtDOM(over, 0));
    const position = at.depth === 0 ? at.pos : at.before(1);
    const node = view.state.doc.nodeAt(position);
    if (node === null) return null;
    const selection = NodeSelection.create(view.state.doc, position);
    view.dispatch(view.state.tr.setSelection(selection));
    return selection;
  };
  handle.addEventListener('click', () => {
    if (select() !== null) view.focus();
  });
  handle.addEventListener('dragstart', (event) => {
    const selection = select();
    if (selection === null || event.dataTransfer === null || over === null) return event.preventDefault();
    const slice = selection.content();
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/html', view.serializeForClipboard(slice).dom.innerHTML);
    event.dataTransfer.setDragImage(over, 0, 0);
    view.dragging = { slice, move: true };
    return undefined;
  });
  handle.addEventListener('dragend', () => {
    view.dragging = null;
  });
  place.addEventListener('mousemove', move);
  place.addEventListener('mouseleave', leave);
  return {
    update: () => {
      if (over !== null && !view.dom.contains(over)) leave();
    },
    destroy: () => {
      place.removeEventListener('mousemove', move);
      place.removeEventListener('mouseleave', leave);
      handle.remove();
    },
  };
}
