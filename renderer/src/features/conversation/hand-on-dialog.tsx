import { useId, useState } from 'react';
import { handOn } from '../../actions/conversation.ts';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { text } from '../../text.ts';

const formats = ['pdf', 'html', 'markdown'] as const;

/** Writes the conversation as a file for a colleague. */
export function HandOnDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const [format, setFormat] = useState<(typeof formats)[number]>('pdf');
  const [withNotes, setWithNotes] = useState(false);
  const [busy, setBusy] = useState(false);
  const name = useId();
  const save = async (): Promise<void> => {
    setBusy(true);
    const isWritten = await handOn(id, format, withNotes);
    setBusy(false);
    if (isWritten) onClose();
  };
  return (
    <Dialog title={text.conversation.handOnTitle} onClose={onClose}>
      <form
        className="hand-on"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void save();
        }}
      >
        <p className="quiet">{text.conversation.handOnHint}</p>
        <fieldset>
          <legend className="field-label">{text.conversation.handOnFormat}</legend>
          <div className="segmented">
            {formats.map((one) => (
              <label key={one} className="segment">
                <input
                  type="radio"
                  name={name}
                  data-autofocus={one === format ? '' : undefined}
                  checked={one === format}
                  onChange={() => setFormat(one)}
                />
                <span>{text.conversation.formats[one]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <label className="check">
          <input type="checkbox" checked={withNotes} onChange={(event) => setWithNotes(event.target.checked)} />
          {text.conversation.handOnNotes}
        </label>
        <DialogFoot submit={text.conversation.handOnSave} ready={!busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
