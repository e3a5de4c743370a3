import { Plugin, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { openLink } from '../../actions/outside.ts';
import { marks } from './text-commands.ts';

export interface LinkPlace {
  from: number;
  to: number;
  href: string;
}

/** The link that the caret stands in, or the selected words; null where no link can be. */
export function linkPlace({ selection, doc }: EditorState): LinkPlace | null {
  const { $from, $to, from, to, empty } = selection;
  if (!$from.parent.inlineContent || !$from.sameParent($to) || !$from.parent.type.allowsMarkType(marks.link))
    return null;
  const around = markRange(doc, from, 'link');
  if (around !== null && around.from <= from && around.to >= to) {
    return { from: around.from, to: around.to, href: String(around.attrs['href']) };
  }
  return { from, to: empty ? from : to, href: '' };
}

/** How far a mark reaches around a place. */
export function markRange(
  doc: EditorState['doc'],
  position: number,
  name: 'link' | 'comment',
): { from: number; to: number; attrs: Record<string, unknown> } | null {
  const $position = doc.resolve(position);
  const { parent } = $position;
  const type = marks[name];
  const here =
    type.isInSet($position.marks()) ??
    type.isInSet(parent.maybeChild($position.index())?.marks ?? []) ??
    type.isInSet($position.nodeBefore?.marks ?? []);
  if (here === undefined || here === null) return null;
  let found: { from: number; to: number } | null = null;
  let at = $position.start();
  // Neighbours that have the same mark and differ in others are one link.
  parent.forEach((child) => {
    const has = here.isInSet(child.marks);
    const end = at + child.nodeSize;
    if (has && found !== null && found.to === at) found.to = end;
    else if (has && (found === null || found.to < position)) found = { from: at, to: end };
    at = end;
  });
  const range = found as { from: number; to: number } | null;
  return range !== null && range.from <= position && range.to >= position ? { ...range, attrs: here.attrs } : null;
}

/** Puts a link on words; where there are none, the address stands for itself. */
export function putLink({ from, to }: LinkPlace, href: string): Command {
  return (state, dispatch) => {
    const change = state.tr;
    if (from === to) change.insertText(href.replace(/^mailto:/i, ''), from);
    const end = from === to ? change.mapping.map(to) : to;
    change.removeMark(from, end, marks.link).addMark(from, end, marks.link.create({ href }));
    change.setSelection(TextSelection.create(change.doc, end)).removeStoredMark(marks.link);
    dispatch?.(change);
    return true;
  };
}

export function removeLink({ from, to }: LinkPlace): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.removeMark(from, to, marks.link));
    return true;
  };
}

/** Links lead nowhere by a mere click: with Ctrl or Cmd they are offered to the browser. */
export function linkClicks(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        click: (_view, event) => {
          const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
          if (link === null) return false;
          event.preventDefault();
          if (!event.ctrlKey && !event.metaKey) return false;
          void openLink(link.getAttribute('href')!);
          return true;
        },
        auxclick: (_view, event) => {
          event.preventDefault();
          return false;
        },
      },
    },
  });
}
