import { Trash2 } from 'lucide-react';
import type { Node } from 'prosemirror-model';
import { NodeSelection } from 'prosemirror-state';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField, WordsField } from '../../components/fields.tsx';
import { pictureAddress } from '../../picture-address.ts';
import { text } from '../../text.ts';
import type { ReportDesk } from './insertion.ts';

const words = text.reportEditor.picture;
const pageWidth = 640;
const narrowest = 40;

/** Asks what the selected picture shows and how wide it stands; true when a picture is selected. */
export function askPicture(desk: ReportDesk): boolean {
  const { selection } = desk.page.view.state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'image') return false;
  desk.ask(<PictureDialog desk={desk} node={selection.node} />);
  return true;
}

function PictureDialog({ desk, node }: { desk: ReportDesk; node: Node }) {
  const { asset, ...first } = node.attrs as { id: string; asset: string; alt: string; width: number; height: number };
  const [alt, setAlt] = useState(first.alt);
  const [width, setWidth] = useState(String(first.width));
  const { view } = desk.page;
  const wide = Math.round(Number(width));
  const fits = wide >= narrowest && wide <= pageWidth;
  const close = (): void => desk.ask(null);
  const change = (keep: boolean): void => {
    close();
    const { selection, tr } = view.state;
    if (!(selection instanceof NodeSelection) || selection.node.attrs['id'] !== first.id) return;
    if (!keep) view.dispatch(tr.deleteSelection());
    else {
      const height = Math.max(1, Math.round((first.height * wide) / first.width));
      const at = selection.from;
      const changed = tr.setNodeMarkup(at, null, { ...node.attrs, alt: alt.trim(), width: wide, height });
      view.dispatch(changed.setSelection(NodeSelection.create(changed.doc, at)));
    }
  };
  return (
    <Dialog title={words.label} onClose={close}>
      <form
        className="dialog-form picture-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (fits) change(true);
        }}
      >
        <img className="picture-shown" src={pictureAddress(asset)} alt="" />
        <WordsField
          label={words.alt}
          data-autofocus
          rows={3}
          maxLength={1000}
          value={alt}
          onChange={(next) => setAlt(next.replace(/\n/g, ' '))}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (fits) change(true);
          }}
        />
        <div className="picture-width">
          <TextField
            label={words.width}
            type="number"
            min={narrowest}
            max={pageWidth}
            aria-invalid={!fits}
            value={width}
            onChange={setWidth}
          />
          <Button onClick={() => setWidth(String(pageWidth))}>{words.full}</Button>
        </div>
        {fits ? null : (
          <p className="field-error" role="alert">
            {words.widthWrong(narrowest, pageWidth)}
          </p>
        )}
        <DialogFoot submit={words.keep} ready={fits} onCancel={close}>
          <Button look="quiet" icon={<Trash2 size={14} />} onClick={() => change(false)}>
            {words.delete}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
