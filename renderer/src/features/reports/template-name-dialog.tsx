import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { messageOf } from '../../ipc.ts';

interface TemplateNameDialogProps {
  title: string;
  field: string;
  hint?: string;
  button: string;
  first: string;
  /** What it rejects with is shown below the name. */
  onSave: (name: string) => Promise<void>;
  onClose: () => void;
}

/** Asks what a template is to be called. */
export function TemplateNameDialog({ title, field, hint, button, first, onSave, onClose }: TemplateNameDialogProps) {
  const id = useId();
  const [name, setName] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    // It may stand inside of another form.
    event.stopPropagation();
    if (name.trim() === '') return;
    onSave(name.trim()).then(onClose, (error: unknown) => setProblem(messageOf(error)));
  };
  return createPortal(
    <Dialog title={title} onClose={onClose}>
      <form className="dialog-form" onSubmit={save}>
        <label className="field-label" htmlFor={`${id}-name`}>
          {field}
        </label>
        <input
          id={`${id}-name`}
          className="field"
          data-autofocus
          maxLength={200}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setProblem(null);
          }}
        />
        {hint === undefined ? null : <p className="quiet">{hint}</p>}
        {problem === null ? null : (
          <p id={`${id}-problem`} className="field-error" role="alert">
            {problem}
          </p>
        )}
        <div className="dialog-actions">
          <Button look="main" type="submit" disabled={name.trim() === ''}>
            {button}
          </Button>
        </div>
      </form>
    </Dialog>,
    document.body,
  );
}
