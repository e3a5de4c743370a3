import type { EditorView } from 'prosemirror-view';
import { useRef, type RefObject } from 'react';
import type { Anchor } from '../../components/popover.tsx';

/** A place in the text that something floats beside. */
export function usePlaceAnchor(view: EditorView, position: number): RefObject<Anchor | null> {
  return useRef<Anchor | null>({
    getBoundingClientRect: () => {
      const { left, top, bottom } = view.coordsAtPos(position);
      return new DOMRect(left, top, 0, bottom - top);
    },
    contains: () => false,
  });
}
