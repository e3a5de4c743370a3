import { baseKeymap } from 'prosemirror-commands';
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Node } from 'prosemirror-model';
import { EditorState, type Command } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { ReportBlock, ReportDocument } from '../../../../shared/model/report-document.ts';
import { text } from '../../text.ts';
import { blockIds } from './block-ids.ts';
import { ownBlockViews, type MaterialStore } from './own-blocks.ts';
import { reportSchema } from './schema.ts';

/** The page that a report is written on; commands of toolbars, drawers and menus go through it. */
export interface ReportPage {
  view: EditorView;
  /** Does it where the caret stands, and puts the focus there. */
  run(command: Command): boolean;
  /** Puts blocks behind the block that the caret stands in; an empty paragraph gives way. */
  insert(blocks: ReportBlock[]): void;
  /** Moves the caret to a block and shows it. */
  goTo(blockId: string): void;
  destroy(): void;
}

/**
 * @param setting.changed is told each new document
 */
export function createReportPage(
  place: HTMLElement,
  document: ReportDocument,
  setting: { material: MaterialStore; changed: (document: ReportDocument) => void },
): ReportPage {
  const content =
    document.content.length === 0 ? reportSchema.node('doc', null, [reportSchema.node('paragraph')]) : read(document);
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: content,
      plugins: [
        history(),
        blockIds(),
        keymap({ 'Shift-Enter': lineBreak }),
        keymap(baseKeymap),
        dropCursor(),
        gapCursor(),
      ],
    }),
    nodeViews: ownBlockViews(setting.material),
    attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': text.reports.page, class: 'report-body' },
    dispatchTransaction(transaction) {
      const after = view.state.apply(transaction);
      view.updateState(after);
      if (transaction.docChanged) setting.changed(documentOf(after.doc));
    },
  });
  return {
    view,
    run: (command) => {
      view.focus();
      return command(view.state, view.dispatch, view);
    },
    insert: (blocks) => {
      const nodes = blocks.map((block) => Node.fromJSON(reportSchema, block));
      const { $from } = view.state.selection;
      const top = $from.depth === 0 ? null : $from.node(1);
      const isEmpty = top?.type.name === 'paragraph' && top.content.size === 0;
      const at = $from.depth === 0 ? $from.pos : $from.after(1);
      const change = isEmpty
        ? view.state.tr.replaceWith($from.before(1), at, nodes)
        : view.state.tr.insert(view.state.selection.to > at ? view.state.selection.to : at, nodes);
      view.dispatch(change.scrollIntoView());
    },
    goTo: (blockId) => {
      const found = place.querySelector<HTMLElement>(`[data-block="${blockId}"]`);
      found?.scrollIntoView({ block: 'center' });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

/** What has been written, as it is stored. */
function documentOf(doc: Node): ReportDocument {
  return { version: 2, content: (doc.toJSON() as { content?: ReportBlock[] }).content ?? [] };
}

function read({ content }: ReportDocument): Node {
  const doc = Node.fromJSON(reportSchema, { type: 'doc', content });
  doc.check();
  return doc;
}

const lineBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(reportSchema.node('hard_break')).scrollIntoView());
  return true;
};
