import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import type { ShortcutState } from '../../../../shared/model/desktop.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { text } from '../../text.ts';
import { acceleratorOf, shownAccelerator } from './accelerator.ts';
import { Setting } from './parts.tsx';

interface ShortcutFieldProps {
  label: string;
  accelerator: string | null;
  state: ShortcutState;
  onChange: (accelerator: string | null) => void;
}

/** Shows a shortcut, and takes the next keys that are pressed for a new one. */
export function ShortcutField({ label, accelerator, state, onChange }: ShortcutFieldProps) {
  const [listening, setListening] = useState(false);
  const shown = accelerator === null ? text.settings.shortcutOff : shownAccelerator(accelerator);
  const listen = (event: KeyboardEvent): void => {
    if (!listening || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const pressed = event.key === 'Escape' ? null : acceleratorOf(event);
    if (pressed !== null) onChange(pressed);
    if (pressed !== null || event.key === 'Escape') setListening(false);
  };
  const problem = state === 'taken' || state === 'invalid' ? text.settings.shortcutState[state] : null;
  return (
    <Setting
      label={label}
      hint={
        problem !== null ? (
          <p className="field-error" role="alert">
            {problem}
          </p>
        ) : listening ? (
          <p role="status">{text.settings.shortcutHint}</p>
        ) : undefined
      }
    >
      <div className="shortcut-field">
        <Button
          aria-label={text.settings.shortcutChange(label, listening ? text.settings.shortcutPress : shown)}
          aria-pressed={listening}
          onClick={() => setListening(true)}
          onKeyDown={listen}
          onBlur={() => setListening(false)}
        >
          {listening ? text.settings.shortcutPress : shown}
        </Button>
        {accelerator === null ? null : (
          <IconButton label={text.settings.shortcutClear(label)} onClick={() => onChange(null)}>
            <X size={14} />
          </IconButton>
        )}
      </div>
    </Setting>
  );
}
