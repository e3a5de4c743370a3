import { NodeSelection, Plugin } from 'prosemirror-state';

/** Enter on a selected block, or a double click on it, opens what can be changed about it. */
export function blockOpening(open: () => boolean): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) =>
        event.key === 'Enter' &&
        !event.isComposing &&
        !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) &&
        view.state.selection instanceof NodeSelection &&
        open(),
      handleDoubleClickOn: (_view, _position, node, _at, _event, direct) => direct && node.isAtom && open(),
    },
  });
}
