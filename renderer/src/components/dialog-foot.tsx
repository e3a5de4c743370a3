import type { ReactNode } from 'react';
import { text } from '../text.ts';
import { Button } from './button.tsx';

interface DialogFootProps {
  /** What the main button says; absent where there is nothing to keep. */
  submit?: string | undefined;
  look?: 'main' | 'danger';
  ready?: boolean;
  /** Enter keeps it right after the dialog was opened. */
  first?: boolean;
  /** Absent where the dialog stays after its work, and is closed above. */
  onCancel?: () => void;
  /** What can be done besides. */
  children?: ReactNode;
}

/** The last line of a dialog's form: what can be done besides on the left, then the way out, the main button last. */
export function DialogFoot({ submit, look = 'main', ready = true, first = false, ...props }: DialogFootProps) {
  return (
    <div className="dialog-foot">
      {props.children === undefined ? null : <div className="dialog-besides">{props.children}</div>}
      <div className="dialog-ends">
        {props.onCancel === undefined ? null : <Button onClick={props.onCancel}>{text.frame.cancel}</Button>}
        {submit === undefined ? null : (
          <Button
            look={look}
            type="submit"
            disabled={!ready}
            // The one for a foot that is there with its dialog, the other for one that comes later.
            data-autofocus={first ? true : undefined}
            autoFocus={first}
          >
            {submit}
          </Button>
        )}
      </div>
    </div>
  );
}
