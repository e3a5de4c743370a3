import { Plugin, type EditorState, type Transaction } from 'prosemirror-state';

/** Gives every block a name of its own: what is split or made gets a fresh one. Only what changed is looked at. */
export function blockIds(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null;
      const range = changedRange(transactions);
      return range === null ? null : withIds(state, Math.max(0, range.from - 1), range.to + 1);
    },
  });
}

/** Names what has none yet, or one that stands there twice; null when everything has its own. */
export function withIds(state: EditorState, from: number, to: number): Transaction | null {
  const seen = new Map<string, { position: number; empty: boolean }>();
  const change = state.tr;
  const fresh = (position: number): unknown => change.setNodeAttribute(position, 'id', crypto.randomUUID());
  state.doc.nodesBetween(from, Math.min(to, state.doc.content.size), (node, position) => {
    if (!('id' in node.attrs)) return !node.isTextblock;
    const id = node.attrs['id'] as string | null;
    const twin = id === null ? undefined : seen.get(id);
    const empty = node.content.size === 0 && node.isTextblock;
    // The half that has the words keeps the name.
    if (twin !== undefined && twin.empty && !empty) fresh(twin.position);
    else if (id === null || twin !== undefined) fresh(position);
    if (id !== null) seen.set(id, { position, empty });
    return !node.isTextblock && !node.isAtom;
  });
  return change.docChanged ? change.setMeta('addToHistory', false) : null;
}

/** The stretch of the new document that the steps touched. */
function changedRange(transactions: readonly Transaction[]): { from: number; to: number } | null {
  let range: { from: number; to: number } | null = null;
  for (const { mapping } of transactions) {
    for (const map of mapping.maps) {
      if (range !== null) range = { from: map.map(range.from, -1), to: map.map(range.to, 1) };
      map.forEach((_oldStart, _oldEnd, start, end) => {
        range =
          range === null
            ? { from: start, to: end }
            : { from: Math.min(range.from, start), to: Math.max(range.to, end) };
      });
    }
  }
  return range;
}
