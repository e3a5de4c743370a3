import type { Node } from 'prosemirror-model';
import { Plugin, type Command, type EditorState } from 'prosemirror-state';
import { markRange } from './links.ts';
import { marks } from './text-commands.ts';

/** Words to oneself on a stretch of the text. */
export interface SelfComment {
  from: number;
  to: number;
  words: string;
  /** The text that it stands on. */
  on: string;
}

const known = new WeakMap<Node, SelfComment[]>();

/** All of them, in reading order. Blocks that did not change since are not looked through again. */
export function commentsIn(doc: Node): SelfComment[] {
  const found: SelfComment[] = [];
  doc.forEach((block, offset) => {
    let inside = known.get(block);
    if (inside === undefined) known.set(block, (inside = commentsWithin(block)));
    for (const one of inside) found.push({ ...one, from: one.from + offset + 1, to: one.to + offset + 1 });
  });
  return found;
}

/** Those of one block, counted from where its content begins. */
function commentsWithin(block: Node): SelfComment[] {
  const found: SelfComment[] = [];
  block.descendants((node, position) => {
    const mark = node.isInline ? marks.comment.isInSet(node.marks) : undefined;
    if (mark === undefined) return true;
    const words = String(mark.attrs['words']);
    const last = found.at(-1);
    const on = node.text ?? ' ';
    if (last !== undefined && last.to === position && last.words === words) {
      last.to += node.nodeSize;
      last.on += on;
    } else {
      found.push({ from: position, to: position + node.nodeSize, words, on });
    }
    return false;
  });
  return found;
}

/** The comment that the caret stands in, or the selected words to say something about; null where there are none. */
export function commentPlace({ selection, doc }: EditorState): Omit<SelfComment, 'on'> | null {
  const { from, to, empty, $from } = selection;
  if (!$from.parent.inlineContent) return null;
  const around = markRange(doc, from, 'comment');
  if (around !== null && around.from <= from && around.to >= to) {
    return { from: around.from, to: around.to, words: String(around.attrs['words']) };
  }
  return empty ? null : { from, to, words: '' };
}

export function putComment({ from, to }: { from: number; to: number }, words: string): Command {
  return (state, dispatch) => {
    const change = state.tr.removeMark(from, to, marks.comment);
    if (words !== '') change.addMark(from, to, marks.comment.create({ words }));
    dispatch?.(change);
    return true;
  };
}

/** A press on words that have a comment opens it. */
export function commentClicks(open: (position: number) => void): Plugin {
  return new Plugin({
    props: {
      handleClick(view, position, event) {
        const isOn = event.target instanceof Element && event.target.closest('.self-comment') !== null;
        if (isOn && view.state.selection.empty) open(position);
        return false;
      },
    },
  });
}
