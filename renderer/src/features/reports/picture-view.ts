import type { Node } from 'prosemirror-model';
import type { NodeView, NodeViewConstructor } from 'prosemirror-view';
import { pictureAddress } from '../../picture-address.ts';
import { text } from '../../text.ts';

const words = text.reportEditor.picture;

/** A picture on the page, with what it shows in words below, or the wish for it. */
export const pictureView: NodeViewConstructor = (first) => {
  const dom = document.createElement('figure');
  dom.className = 'page-picture';
  const image = document.createElement('img');
  const caption = document.createElement('figcaption');
  dom.append(image, caption);
  image.draggable = false;
  image.addEventListener('error', () => {
    caption.textContent = words.gone;
  });
  let node = first;
  const draw = (): void => {
    const { id, asset, alt, width, height } = node.attrs as { [name: string]: string | number };
    dom.dataset['block'] = String(id);
    const address = pictureAddress(String(asset));
    if (image.getAttribute('src') !== address) image.src = address;
    image.alt = String(alt);
    image.width = Number(width);
    image.height = Number(height);
    caption.textContent = alt === '' ? words.altMissing : String(alt);
    caption.classList.toggle('page-picture-open', alt === '');
  };
  draw();
  return {
    dom,
    update: (next: Node) => {
      if (next.type !== node.type) return false;
      node = next;
      draw();
      return true;
    },
    ignoreMutation: () => true,
  } satisfies NodeView;
};
