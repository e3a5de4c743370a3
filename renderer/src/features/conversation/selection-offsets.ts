/** The part of the DOM's nodes that the mapping needs, so that it can be tried without a browser. */
export interface TreeNode {
  readonly nodeType: number;
  readonly childNodes: ArrayLike<TreeNode>;
  readonly parentNode: TreeNode | null;
  /** The words of a text node. */
  readonly data?: string;
}

const textNode = 3;

function lengthOf(node: TreeNode): number {
  if (node.nodeType === textNode) return node.data?.length ?? 0;
  let length = 0;
  for (let index = 0; index < node.childNodes.length; index += 1) length += lengthOf(node.childNodes[index]!);
  return length;
}

/**
 * How many UTF-16 code units of text stand in `root` before the position (node, offset), as a DOM range gives it.
 * Null when the position is outside of `root`.
 */
export function offsetInside(root: TreeNode, node: TreeNode, offset: number): number | null {
  let length = 0;
  if (node.nodeType === textNode) length = Math.min(offset, lengthOf(node));
  else
    for (let index = 0; index < offset && index < node.childNodes.length; index += 1)
      length += lengthOf(node.childNodes[index]!);
  let current = node;
  while (current !== root) {
    const parent: TreeNode | null = current.parentNode;
    if (parent === null) return null;
    for (let index = 0; parent.childNodes[index] !== current; index += 1) length += lengthOf(parent.childNodes[index]!);
    current = parent;
  }
  return length;
}

/** One part of a message on screen: `root` holds exactly text[start, end). */
export interface ShownPart {
  root: TreeNode;
  start: number;
  end: number;
}

export interface Position {
  node: TreeNode;
  offset: number;
}

/**
 * The offsets of a selection in a message's text. `parts` are those that the selection touches, in order, all of one message; an end of the
 * selection that lies outside of them (on a button between two parts, in the next message) counts as the edge of the nearest part.
 * White space at both ends is left out. Null when nothing remains.
 */
export function selectedSpan(
  text: string,
  parts: ShownPart[],
  from: Position,
  to: Position,
): { start: number; end: number } | null {
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return null;
  const before = offsetInside(first.root, from.node, from.offset);
  const after = offsetInside(last.root, to.node, to.offset);
  let start = before === null ? first.start : first.start + before;
  let end = after === null ? last.end : last.start + after;
  while (start < end && /\s/u.test(text[start]!)) start += 1;
  while (end > start && /\s/u.test(text[end - 1]!)) end -= 1;
  return start < end ? { start, end } : null;
}
