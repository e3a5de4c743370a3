import { DOMParser as BlockParser, Fragment, Slice, type Node } from 'prosemirror-model';
import { Plugin, Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { linkAddress } from '../../../../shared/model/link-address.ts';
import { trustedPolicy, withoutStyles } from '../../trusted-html.ts';
import { markdownSlice, plainSlice } from './pasted-text.ts';
import { reportSchema } from './schema.ts';
import { marks, nodes } from './text-commands.ts';

/** Blocks as they are, from report to report; other programs take the words. */
const ownType = 'application/x-sameside-blocks';

/**
 * Cut, copy, paste and drop. What comes from elsewhere is hostile: HTML is parsed in a document of its own, which runs and
 * loads nothing, and only what the schema knows is taken from it.
 */
export function clipboard(setting: {
  takeFiles: (view: EditorView, files: File[], at: number | null) => boolean;
}): Plugin {
  let literally = false;
  const take = (
    view: EditorView,
    data: DataTransfer,
    event: ClipboardEvent | DragEvent,
    at: number | null,
  ): boolean => {
    const files = [...data.files];
    // Tables and letters come with a picture of themselves: words are more than that.
    const isWords = data.getData('text/html') !== '' && htmlSlice(data.getData('text/html')).content.size > 0;
    if (files.length > 0 && !isWords && setting.takeFiles(view, files, at)) return true;
    if (at === null && !literally && linked(view, data)) return true;
    const slice = sliceOf(view, data, literally);
    if (slice === null) return false;
    if (at !== null) {
      view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at))));
    }
    if (view.someProp('handlePaste', (handle) => handle(view, event as ClipboardEvent, slice)) !== true) {
      const change = view.state.tr;
      const only = slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount === 1;
      if (only && slice.content.firstChild?.isTextblock !== true)
        change.replaceSelectionWith(slice.content.firstChild!);
      else change.replaceSelection(slice);
      view.dispatch(change.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
    }
    return true;
  };
  const put = (view: EditorView, event: ClipboardEvent): boolean => {
    const { selection } = view.state;
    if (selection.empty || event.clipboardData === null) return false;
    const slice = selection.content();
    const { dom, text } = view.serializeForClipboard(slice);
    event.clipboardData.setData('text/html', dom.innerHTML);
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData(ownType, JSON.stringify(slice.toJSON()));
    event.preventDefault();
    return true;
  };
  return new Plugin({
    props: {
      // A block that is dragged keeps its name; one that is copied gets another.
      transformPasted: (slice, view) => (view.dragging?.move === true ? slice : nameless(slice)),
      handleDOMEvents: {
        keydown: (_view, event) => {
          literally = event.shiftKey && event.key.toLowerCase() === 'v';
          return false;
        },
        copy: put,
        cut: (view, event) => {
          if (!put(view, event)) return false;
          view.dispatch(view.state.tr.deleteSelection().scrollIntoView().setMeta('uiEvent', 'cut'));
          return true;
        },
        paste: (view, event) => {
          if (event.clipboardData !== null) take(view, event.clipboardData, event, null);
          literally = false;
          // Whatever it was, the browser does not put it in by itself.
          event.preventDefault();
          return true;
        },
        drop: (view, event) => {
          if (view.dragging !== null || event.dataTransfer === null) return false;
          if (view.someProp('handleDrop', (handle) => handle(view, event, Slice.empty, false)) === true) {
            event.preventDefault();
            return true;
          }
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null;
          event.preventDefault();
          if (at !== null) take(view, event.dataTransfer, event, at);
          return true;
        },
      },
    },
  });
}

/** An address over selected words makes them a link. */
function linked(view: EditorView, data: DataTransfer): boolean {
  const { selection, doc, tr } = view.state;
  const href = linkAddress(data.getData('text/plain'));
  if (href === null || selection.empty || !selection.$from.sameParent(selection.$to)) return false;
  if (!selection.$from.parent.type.allowsMarkType(marks.link) || doc.textBetween(selection.from, selection.to) === '')
    return false;
  view.dispatch(tr.addMark(selection.from, selection.to, marks.link.create({ href })));
  return true;
}

function sliceOf(view: EditorView, data: DataTransfer, literally: boolean): Slice | null {
  const words = data.getData('text/plain');
  const { $from } = view.state.selection;
  if ($from.parent.type === nodes.code_block || literally)
    return words === '' ? null : plainSlice(words, $from.parent.type === nodes.code_block);
  const own = ownSlice(data.getData(ownType));
  if (own !== null) return own;
  const html = data.getData('text/html');
  const slice = html === '' || data.types.includes('vscode-editor-data') ? null : htmlSlice(html);
  if (slice !== null && slice.content.size > 0) return slice;
  return words === '' ? null : markdownSlice(words);
}

/** What a report put there; a stranger can put there the same, so it is looked through as well. */
function ownSlice(json: string): Slice | null {
  if (json === '') return null;
  try {
    const slice = Slice.fromJSON(reportSchema, JSON.parse(json));
    slice.content.forEach((node) => node.check());
    return nameless(slice);
  } catch {
    return null;
  }
}

/** What the schema knows of a stranger's HTML. */
function htmlSlice(html: string): Slice {
  const quiet = withoutStyles(html.replaceAll('\0', ''));
  // An inert document: no script runs in it and nothing is fetched for it.
  const inert = new DOMParser().parseFromString(trustedPolicy().createHTML(quiet), 'text/html');
  return nameless(BlockParser.fromSchema(reportSchema).parseSlice(inert.body, { preserveWhitespace: false }));
}

/** Copies are blocks of their own. */
function nameless(slice: Slice): Slice {
  return new Slice(withoutNames(slice.content), slice.openStart, slice.openEnd);
}

function withoutNames(fragment: Fragment): Fragment {
  const made: Node[] = [];
  fragment.forEach((node) => {
    if (node.isText) return made.push(node);
    const attrs = 'id' in node.attrs ? { ...node.attrs, id: null } : node.attrs;
    return made.push(node.type.create(attrs, withoutNames(node.content), node.marks));
  });
  return Fragment.fromArray(made);
}
