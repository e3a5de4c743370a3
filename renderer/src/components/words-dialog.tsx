import { useState } from 'react';
import { DialogFoot } from './dialog-foot.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './fields.tsx';

interface WordsDialogProps {
  title: string;
  field: string;
  hint?: string;
  /** What stands there to begin with. */
  words?: string;
  submit: string;
  maxLength: number;
  onClose: () => void;
  onSave: (words: string) => void;
}

/** Asks for a line of words that may not be empty. */
export function WordsDialog(props: WordsDialogProps) {
  const { title, field, hint, words = '', submit, maxLength, onClose, onSave } = props;
  const [typed, setTyped] = useState(words);
  const kept = typed.trim();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (kept === '') return;
          onClose();
          onSave(kept);
        }}
      >
        {hint === undefined ? null : <p className="quiet">{hint}</p>}
        <TextField label={field} data-autofocus maxLength={maxLength} value={typed} onChange={setTyped} />
        <DialogFoot submit={submit} ready={kept !== ''} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
