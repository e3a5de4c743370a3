import { Fragment, Node, Slice } from 'prosemirror-model';
import { NodeSelection, Plugin } from 'prosemirror-state';
import { dropPoint } from 'prosemirror-transform';
import { blocksWithin, evidenceBlock, type ReportDocument } from '../../../../shared/model/report-document.ts';
import { evidenceDrag } from './own-blocks/also-said.ts';
import { reportSchema } from './schema.ts';

/** Lets quotes be dropped onto the page, between the blocks where they were let go. */
export function evidenceDrop(): Plugin {
  return new Plugin({
    props: {
      handleDrop(view, event) {
        const id = Number(event.dataTransfer?.getData(evidenceDrag) || Number.NaN);
        if (!Number.isSafeInteger(id)) return false;
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
        if (place === null) return false;
        const node = Node.fromJSON(reportSchema, evidenceBlock(id, crypto.randomUUID()));
        const at = dropPoint(view.state.doc, place.pos, new Slice(Fragment.from(node), 0, 0));
        if (at === null) return false;
        event.preventDefault();
        const change = view.state.tr.insert(at, node);
        view.dispatch(change.setSelection(NodeSelection.create(change.doc, at)).scrollIntoView());
        view.focus();
        return true;
      },
    },
  });
}

/** The first block that a quote stands in, null when it stands in none. */
export function blockOfEvidence({ content }: ReportDocument, id: number): string | null {
  for (const block of blocksWithin(content)) {
    if (block.type !== 'evidence') continue;
    if (block.attrs.evidenceId === id || block.attrs.also.includes(id)) return block.attrs.id ?? null;
  }
  return null;
}
