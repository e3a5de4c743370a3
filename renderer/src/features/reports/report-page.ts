import { Node, type Node as DocumentNode } from 'prosemirror-model';
import { closeHistory, isHistoryTransaction } from 'prosemirror-history';
import type { Command, EditorState, Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { Report } from '../../../../shared/model/records.ts';
import type { ReportBlock, ReportDocument } from '../../../../shared/model/report-document.ts';
import { text } from '../../text.ts';
import { withIds } from './block-ids.ts';
import { documentOf, nodeOf } from './documents.ts';
import { ownBlockViews, type MaterialStore } from './own-blocks.ts';
import { pagePlugins, type PageActions } from './page-plugins.ts';
import { pictureView } from './picture-view.ts';
import { reportSchema } from './schema.ts';
import { showSelection } from './show-selection.ts';
import { putBelow, selectionAt } from './text-commands.ts';
import { openedState } from './undo-log.ts';

/** The page that a report is written on; commands of toolbars, drawers and menus go through it. */
export interface ReportPage {
  view: EditorView;
  /** What stands on it now. */
  document(): ReportDocument;
  /** Does it where the caret stands, and puts the focus there. */
  run(command: Command): boolean;
  /** Puts blocks behind the block that the caret stands in; an empty paragraph gives way. */
  insert(blocks: ReportBlock[]): void;
  /** Puts another document in the place of this one, as one step that can be taken back. */
  replace(document: ReportDocument): void;
  /** Selects a block, or puts the caret into it, and shows it. False when it is not there any more. */
  goTo(blockId: string): boolean;
  /** Is told of every step, also of those that only move the selection. Returns what ends it. */
  watch(listener: (state: EditorState) => void): () => void;
  destroy(): void;
}

/**
 * @param setting.changed is told each new state of which the document differs
 */
export function createReportPage(
  place: HTMLElement,
  report: Pick<Report, 'document' | 'undoLog'>,
  setting: { material: MaterialStore; actions: PageActions; changed: (state: EditorState) => void },
): ReportPage {
  const listeners = new Set<(state: EditorState) => void>();
  const view = new EditorView(place, {
    state: named(openedState(report.document, report.undoLog, pagePlugins(setting.actions))),
    nodeViews: { ...ownBlockViews(setting.material), image: pictureView },
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': text.reports.page,
      class: 'report-body',
      // With the checker of Electron 33 the first word typed here never comes back from it.
      spellcheck: 'false',
    },
    dispatchTransaction(transaction) {
      const after = view.state.apply(transaction);
      view.updateState(after);
      if (transaction.docChanged) setting.changed(after);
      for (const listener of listeners) listener(after);
    },
  });
  // For each thing that it draws, React counts through all letters of an editable page that has the focus, to give it back a
  // selection. The page looks after its own.
  Object.defineProperty(view.dom, 'contentEditable', { value: 'inherit' });
  const run = (command: Command): boolean => {
    view.focus();
    return command(view.state, (change) => view.dispatch(apart(change)), view);
  };
  return {
    view,
    document: () => documentOf(view.state.doc),
    run,
    insert: (blocks) => view.dispatch(apart(putBelow(view.state, ...blocks.map(read)).scrollIntoView())),
    replace: (next) => view.dispatch(replaced(view.state, nodeOf(next))),
    goTo: (blockId) => {
      const at = positionOf(view.state.doc, blockId);
      if (at === null) return false;
      view.dispatch(view.state.tr.setSelection(selectionAt(view.state.doc, at)));
      view.focus();
      showSelection(view);
      return true;
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy: () => view.destroy(),
  };
}

/** What was asked for is taken back by itself, not together with what was typed just before. */
function apart(change: Transaction): Transaction {
  return change.docChanged && !isHistoryTransaction(change) ? closeHistory(change) : change;
}

/** Every block has a name before the first is typed in. */
function named(state: EditorState): EditorState {
  const change = withIds(state, 0, state.doc.content.size);
  return change === null ? state : state.apply(change);
}

const read = (block: ReportBlock): DocumentNode => Node.fromJSON(reportSchema, block);

function replaced(state: EditorState, next: DocumentNode): Transaction {
  return closeHistory(state.tr.replaceWith(0, state.doc.content.size, next.content));
}

/** Where a block begins, null when there is none of this name. */
function positionOf(doc: DocumentNode, blockId: string): number | null {
  let found: number | null = null;
  doc.descendants((node, position) => {
    if (found !== null) return false;
    if (node.attrs['id'] === blockId) found = position;
    return found === null && !node.isTextblock && !node.isAtom;
  });
  return found;
}
