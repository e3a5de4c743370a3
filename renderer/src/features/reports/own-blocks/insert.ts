import type { Node } from 'prosemirror-model';
import { closeHistory } from 'prosemirror-history';
import { NodeSelection } from 'prosemirror-state';
import type { ReportBlock } from '../../../../../shared/model/report-document.ts';
import { announce } from '../../../stores/announce.ts';
import { text } from '../../../text.ts';
import type { ReportDesk } from '../insertion.ts';

type OwnType = keyof typeof text.reportBlocks.names;
export type AttrsOf<Type extends ReportBlock['type']> =
  Extract<ReportBlock, { type: Type }> extends { attrs: infer Attrs } ? Omit<Attrs, 'id'> : never;

const words = text.reportBlocks.dialog;

/** Closes the dialog, puts the block into the report and says so. */
export function insertBlock<Type extends ReportBlock['type'] & OwnType>(
  desk: ReportDesk,
  type: Type,
  attrs: AttrsOf<Type>,
): void {
  desk.ask(null);
  desk.page.insert([{ type, attrs: { id: crypto.randomUUID(), ...attrs } } as unknown as ReportBlock]);
  announce(words.inserted(text.reportBlocks.names[type]));
}

/** Where a block stands in the report now. */
export function placedBlock({ page }: ReportDesk, blockId: string): { node: Node; position: number } | null {
  let found: { node: Node; position: number } | null = null;
  page.view.state.doc.descendants((node, position) => {
    if (node.attrs['id'] === blockId) found = { node, position };
    return found === null && !node.isTextblock;
  });
  return found;
}

/** Gives a block other attributes as one step that can be taken back; it stays selected. */
export function changeBlock<Type extends ReportBlock['type'] & OwnType>(
  desk: ReportDesk,
  blockId: string,
  type: Type,
  attrs: Partial<AttrsOf<Type>>,
): void {
  const placed = placedBlock(desk, blockId);
  if (placed === null) return;
  const { view } = desk.page;
  const change = view.state.tr.setNodeMarkup(placed.position, null, { ...placed.node.attrs, ...attrs });
  view.dispatch(closeHistory(change.setSelection(NodeSelection.create(change.doc, placed.position))));
  announce(words.saved(text.reportBlocks.names[type]));
}

/** Closes the dialog and takes the block out of the report. */
export function removeBlock(desk: ReportDesk, blockId: string): void {
  const placed = placedBlock(desk, blockId);
  desk.ask(null);
  if (placed === null) return;
  const { view } = desk.page;
  const change = view.state.tr.delete(placed.position, placed.position + placed.node.nodeSize);
  view.dispatch(closeHistory(change.scrollIntoView()));
  announce(words.removed);
}
