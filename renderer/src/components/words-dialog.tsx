import { useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface WordsDialogProps {
  title: string;
  field: string;
  hint?: string;
  /** What stands there to begin with. */
  words?: string;
  submit: string;
  cancel: string;
  maxLength: number;
  onClose: () => void;
  onSave: (words: string) => void;
}

/** Asks for a line of words that may not be empty. */
export function WordsDialog(props: WordsDialogProps) {
  const { title, field, hint, words = '', submit, cancel, maxLength, onClose, onSave } = props;
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
        <label className="field-label">
          {field}
          <input
            className="field"
            data-autofocus
            maxLength={maxLength}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <div className="dialog-actions">
          <Button onClick={onClose}>{cancel}</Button>
          <Button look="main" type="submit" disabled={kept === ''}>
            {submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
