import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import type { LabelColour } from '../../../../shared/model/triage.ts';
import { Button } from '../../components/button.tsx';
import { LabelColours } from '../../components/label-colours.tsx';
import { messageOf } from '../../ipc.ts';
import { text } from '../../text.ts';

interface LabelFormProps {
  name: string;
  colour: LabelColour;
  field: string;
  button: string;
  focused?: boolean;
  /** What it rejects with is shown below the name. */
  onSave: (name: string, colour: LabelColour) => Promise<void>;
  onCancel?: () => void;
}

/** Name and colour of a label. */
export function LabelForm({ field, button, focused = false, onSave, onCancel, ...label }: LabelFormProps) {
  const [name, setName] = useState(label.name);
  const [colour, setColour] = useState(label.colour);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    onSave(name.trim(), colour).catch((error: unknown) => setProblem(messageOf(error)));
  };
  return (
    <form
      className="label-form"
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || onCancel === undefined) return;
        event.preventDefault();
        onCancel();
      }}
    >
      <input
        className="field"
        aria-label={field}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : id}
        placeholder={field}
        maxLength={100}
        autoComplete="off"
        autoFocus={focused}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          setProblem(null);
        }}
      />
      <LabelColours label={text.labels.colour} chosen={colour} onChoose={setColour} />
      <div className="manager-buttons">
        {onCancel === undefined ? null : (
          <Button look="quiet" onClick={onCancel}>
            {text.frame.cancel}
          </Button>
        )}
        <Button type="submit" look={onCancel === undefined ? 'plain' : 'main'} disabled={name.trim() === ''}>
          {button}
        </Button>
      </div>
      {problem === null ? null : (
        <p id={id} className="field-error" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
