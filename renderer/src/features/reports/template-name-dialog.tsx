import type { FormEvent } from 'react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/fields.tsx';
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
        <TextField
          label={field}
          hint={hint}
          data-autofocus
          maxLength={200}
          problem={problem}
          value={name}
          onChange={(next) => {
            setName(next);
            setProblem(null);
          }}
        />
        <DialogFoot submit={button} ready={name.trim() !== ''} onCancel={onClose} />
      </form>
    </Dialog>,
    document.body,
  );
}
