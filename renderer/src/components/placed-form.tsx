import type { FormEvent, KeyboardEvent, ReactNode, Ref } from 'react';
import { text } from '../text.ts';
import { Button } from './button.tsx';

interface PlacedFormProps {
  label?: string | undefined;
  className: string;
  submit: string;
  ready: boolean;
  onSubmit: () => void;
  onClose: () => void;
  formRef?: Ref<HTMLFormElement>;
  children: ReactNode;
}

/** A form in place of what was pressed: Escape leaves it, Ctrl+Enter keeps it from every field. */
export function PlacedForm(props: PlacedFormProps) {
  const { label, className, submit, ready, onSubmit, onClose, formRef, children } = props;
  const send = (event: FormEvent | KeyboardEvent): void => {
    event.preventDefault();
    if (ready) onSubmit();
  };
  return (
    <form
      ref={formRef}
      className={className}
      aria-label={label}
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.stopPropagation();
          send(event);
        }
      }}
    >
      {children}
      <div className="form-foot">
        <Button look="main" type="submit" disabled={!ready}>
          {submit}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {text.frame.cancel}
        </Button>
      </div>
    </form>
  );
}
