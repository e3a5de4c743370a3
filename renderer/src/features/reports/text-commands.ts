import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import type { Attrs, MarkType, NodeType, ResolvedPos } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { NodeSelection, Selection, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { reportSchema } from './schema.ts';

export const nodes = reportSchema.nodes as Record<Exclude<keyof typeof reportSchema.nodes, number | symbol>, NodeType>;
export const marks = reportSchema.marks as Record<Exclude<keyof typeof reportSchema.marks, number | symbol>, MarkType>;

export const asText: Command = turned(nodes.paragraph);
export const asCode: Command = turned(nodes.code_block);
export const asHeading = (level: 1 | 2 | 3): Command => turned(nodes.heading, { level });

export const strong = toggleMark(marks.strong);
export const em = toggleMark(marks.em);
export const code = toggleMark(marks.code);

/** Another kind of text block keeps its name. */
function turned(type: NodeType, attrs: Attrs = {}): Command {
  return (state, dispatch, view) => {
    const { id } = state.selection.$from.parent.attrs as { id?: string };
    return setBlockType(type, { id: id ?? null, ...attrs })(state, dispatch, view);
  };
}

/** The innermost node of a type that the selection stands in. */
export function around($pos: ResolvedPos, ...types: NodeType[]): { depth: number; type: NodeType } | null {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const { type } = $pos.node(depth);
    if (types.includes(type)) return { depth, type };
  }
  return null;
}

/** A list around the blocks; the same list again takes them out, the other kind turns it. */
export function asList(name: 'bullet_list' | 'ordered_list'): Command {
  return (state, dispatch, view) => {
    const list = around(state.selection.$from, nodes.bullet_list, nodes.ordered_list);
    if (list === null) return wrapInList(nodes[name])(state, dispatch);
    if (list.type === nodes[name]) return liftListItem(nodes.list_item)(state, dispatch, view);
    const at = state.selection.$from.before(list.depth);
    const { id } = state.selection.$from.node(list.depth).attrs as { id: string | null };
    dispatch?.(state.tr.setNodeMarkup(at, nodes[name], { id }));
    return true;
  };
}

/** Into a block quote, or out of the one around. */
export const inQuote: Command = (state, dispatch) =>
  around(state.selection.$from, nodes.blockquote) === null
    ? wrapIn(nodes.blockquote)(state, dispatch)
    : lift(state, dispatch);

export const ruleBelow: Command = (state, dispatch) => {
  const rule = nodes.horizontal_rule.create();
  const change = putBelow(state, rule);
  dispatch?.(change.scrollIntoView());
  return true;
};

/** Puts a block behind the one that the caret stands in, an empty paragraph gives way; the caret goes on behind it. */
export function putBelow(state: EditorState, ...blocks: ReturnType<NodeType['create']>[]) {
  const { $to } = state.selection;
  const own = $to.depth > 0 && $to.parent.isTextblock ? $to.depth : 0;
  const change = state.tr;
  const isEmpty = own > 0 && $to.parent.type === nodes.paragraph && $to.parent.content.size === 0;
  const canStand = own > 0 && blocks.every(({ type }) => $to.node(own - 1).type.contentMatch.matchType(type) !== null);
  const depth = own > 0 && !canStand ? 1 : own;
  const from = depth > 0 ? (isEmpty && canStand ? $to.before(depth) : $to.after(depth)) : $to.pos;
  const until = depth > 0 ? $to.after(depth) : $to.pos;
  change.replaceWith(from, until, blocks);
  const end = from + blocks.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  const after = change.doc.resolve(end);
  const next = after.nodeAfter;
  if (next === null && after.parent.type.contentMatch.matchType(nodes.paragraph) !== null) {
    change.insert(end, nodes.paragraph.create());
  }
  const found = Selection.findFrom(change.doc.resolve(end), 1, true);
  return found === null ? change : change.setSelection(found);
}

/** The caret, or the block as a whole where one cannot type in it. */
export function selectionAt(doc: EditorState['doc'], position: number): Selection {
  const node = doc.nodeAt(position);
  if (node !== null && node.isAtom && NodeSelection.isSelectable(node)) return NodeSelection.create(doc, position);
  if (node?.isTextblock === true) return TextSelection.create(doc, position + 1);
  return Selection.near(doc.resolve(position + 1));
}
