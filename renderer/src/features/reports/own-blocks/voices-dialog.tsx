import { closeHistory } from 'prosemirror-history';
import { NodeSelection, TextSelection } from 'prosemirror-state';
import { useState } from 'react';
import { paragraph, type ReportBlock } from '../../../../../shared/model/report-document.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { WordsField } from '../../../components/fields.tsx';
import { announce } from '../../../stores/announce.ts';
import { text } from '../../../text.ts';
import type { ReportDesk } from '../insertion.ts';
import { BlockFoot } from './block-foot.tsx';
import { changeBlock, placedBlock } from './insert.ts';
import { saysNothing } from './voices.ts';

const words = text.reportBlocks.dialog;

/** Dissent has its place in every report; where there is none, it says why. */
export function VoicesDialog(props: { desk: ReportDesk; blockId: string | null; reason: string }) {
  const { desk, blockId } = props;
  const [reason, setReason] = useState(props.reason);
  const placed = blockId === null ? null : placedBlock(desk, blockId);
  const saysSomething = placed !== null && !saysNothing(placed.node);
  const keepReason = (): void => {
    desk.ask(null);
    if (blockId === null) putIn(desk, reason.trim());
    else if (saysSomething) changeBlock(desk, blockId, 'voices', { reason: reason.trim() });
    else standInstead(desk, blockId, reason.trim());
  };
  const write = (): void => {
    desk.ask(null);
    writeIn(desk, blockId ?? putIn(desk, ''));
  };
  return (
    <Dialog title={words.voicesTitle} onClose={() => desk.ask(null)}>
      <p className="quiet">{words.voicesHint}</p>
      <p className="own-links">
        <Button look={reason.trim() === '' ? 'main' : 'plain'} data-autofocus onClick={write}>
          {words.voicesWrite}
        </Button>
      </p>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '' || blockId !== null) keepReason();
        }}
      >
        <WordsField
          label={words.voicesReason}
          rows={3}
          maxLength={2000}
          placeholder={words.voicesPlaceholder}
          value={reason}
          onChange={setReason}
        />
        {saysSomething ? <p className="quiet">{words.voicesInside}</p> : null}
        <BlockFoot
          desk={desk}
          blockId={blockId}
          save={words.voicesKeepReason}
          canSave={reason.trim() !== '' || props.reason !== ''}
        />
      </form>
    </Dialog>
  );
}

/** @returns the id of the block */
function putIn({ page }: ReportDesk, reason: string): string {
  const id = crypto.randomUUID();
  const content = reason === '' ? [paragraph('', crypto.randomUUID())] : [];
  const block: ReportBlock = { type: 'voices', attrs: { id, reason }, content };
  page.insert([block]);
  announce(words.inserted(text.reportBlocks.names.voices));
  return id;
}

/** The reason in the place of the empty lines. */
function standInstead(desk: ReportDesk, blockId: string, reason: string): void {
  const placed = placedBlock(desk, blockId);
  if (placed === null) return;
  const { view } = desk.page;
  const { node, position } = placed;
  const block = node.type.create({ ...node.attrs, reason });
  const change = view.state.tr.replaceWith(position, position + node.nodeSize, block);
  view.dispatch(closeHistory(change.setSelection(NodeSelection.create(change.doc, position))));
  announce(text.reportBlocks.dialog.saved(text.reportBlocks.names.voices));
}

/** Puts the caret where one writes: at the end of what stands in it. */
function writeIn(desk: ReportDesk, blockId: string): void {
  const placed = placedBlock(desk, blockId);
  if (placed === null) return;
  const { view } = desk.page;
  const end = placed.position + placed.node.nodeSize - 1;
  const change = view.state.tr;
  const last = placed.node.lastChild;
  if (last?.type.name !== 'paragraph') change.insert(end, view.state.schema.node('paragraph'));
  const inLast = last?.type.name === 'paragraph' ? end - 1 : end + 1;
  view.dispatch(change.setSelection(TextSelection.create(change.doc, inLast)).scrollIntoView());
  view.focus();
}
