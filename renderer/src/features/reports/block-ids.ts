import { Plugin } from 'prosemirror-state';

/** Gives every block a name of its own: what is split or pasted gets a fresh one. */
export function blockIds(): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, state) {
      if (!transactions.some(({ docChanged }) => docChanged) && state !== before) return null;
      const seen = new Set<string>();
      const change = state.tr;
      state.doc.descendants((node, position) => {
        if (!('id' in node.attrs)) return !node.isTextblock;
        const id = node.attrs['id'] as string | null;
        if (id === null || seen.has(id)) change.setNodeAttribute(position, 'id', crypto.randomUUID());
        else seen.add(id);
        return !node.isTextblock && !node.isAtom;
      });
      return change.docChanged ? change.setMeta('addToHistory', false) : null;
    },
  });
}
