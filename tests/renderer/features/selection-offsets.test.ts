import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetInside, selectedSpan } from '../../../renderer/src/features/conversation/selection-offsets.ts';
import type { Position, ShownPart, TreeNode } from '../../../renderer/src/features/conversation/selection-offsets.ts';

interface Node extends TreeNode {
  childNodes: Node[];
  parentNode: Node | null;
}

function element(...children: Node[]): Node {
  const node: Node = { nodeType: 1, childNodes: children, parentNode: null };
  for (const child of children) child.parentNode = node;
  return node;
}

function words(data: string): Node {
  return { nodeType: 3, childNodes: [], parentNode: null, data };
}

const anyTree = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.string({ unit: 'grapheme', maxLength: 8 }).map(words),
    fc.array(tie('node'), { maxLength: 4 }).map((children) => element(...children)),
  ),
})).node;

function textOf(node: Node): string {
  return node.data ?? node.childNodes.map(textOf).join('');
}

/** Every position a DOM range can take in the tree, with the offset it stands for. */
function positions(node: Node, before = 0): (Position & { expected: number })[] {
  if (node.data !== undefined) {
    return Array.from({ length: node.data.length + 1 }, (_, offset) => ({ node, offset, expected: before + offset }));
  }
  const found: (Position & { expected: number })[] = [];
  let length = before;
  node.childNodes.forEach((child, offset) => {
    found.push({ node, offset, expected: length }, ...positions(child, length));
    length += textOf(child).length;
  });
  return [...found, { node, offset: node.childNodes.length, expected: length }];
}

describe('offsetInside', () => {
  // Would catch: offsets that count elements as characters, or forget what stands before in sibling elements.
  it('gives for every position the length of the text before it', () => {
    fc.assert(
      fc.property(fc.array(anyTree, { minLength: 1, maxLength: 4 }), (children) => {
        const root = element(...children);
        for (const { node, offset, expected } of positions(root))
          expect(offsetInside(root, node, offset)).toBe(expected);
      }),
    );
  });

  it('says nothing for a position outside of the root', () => {
    const inside = words('inside');
    const outside = words('outside');
    element(element(inside), outside);
    expect(offsetInside(inside.parentNode!, outside, 2)).toBeNull();
  });
});

describe('selectedSpan', () => {
  // Would catch: evidence that quotes other words than those that were selected, folded parts between them included.
  it('cuts exactly the selected words out of a message in several parts', () => {
    const segments = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(segments, fc.nat(), fc.nat(), (texts, first, second) => {
        const message = texts.join('');
        const [from, to] = [first % (message.length + 1), second % (message.length + 1)].sort((a, b) => a - b) as [
          number,
          number,
        ];
        let at = 0;
        const parts: ShownPart[] = texts.map((part) => {
          const middle = Math.floor(part.length / 2);
          const root = element(element(words(part.slice(0, middle))), words(part.slice(middle)));
          at += part.length;
          return { root, start: at - part.length, end: at };
        });
        const touched = parts.filter((part) => part.start <= to && part.end >= from);
        const position = (offset: number, part: ShownPart): Position => {
          const inside = offset - part.start;
          const [head, tail] = part.root.childNodes as ArrayLike<Node> & [Node, Node];
          const length = textOf(head).length;
          return inside < length
            ? { node: head.childNodes[0]!, offset: inside }
            : { node: tail, offset: inside - length };
        };
        const span = selectedSpan(message, touched, position(from, touched[0]!), position(to, touched.at(-1)!));
        const chosen = message.slice(from, to);
        expect(span === null ? '' : message.slice(span.start, span.end)).toBe(chosen.trim());
      }),
    );
  });

  it('takes the edge of the nearest part for an end on a button between parts', () => {
    const part = { root: element(words('said before')), start: 4, end: 15 };
    const button = words('Quoted text, 2 lines');
    element(button);
    const end = { node: button, offset: 3 };
    expect(selectedSpan('xxx\nsaid before', [part], { node: part.root.childNodes[0]!, offset: 5 }, end)).toEqual({
      start: 9,
      end: 15,
    });
  });

  it('finds nothing in white space alone', () => {
    const root = element(words('a  \n b'));
    const node = root.childNodes[0]!;
    expect(selectedSpan('a  \n b', [{ root, start: 0, end: 6 }], { node, offset: 1 }, { node, offset: 5 })).toBeNull();
  });
});
