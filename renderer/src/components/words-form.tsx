import { useEffect, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';

interface WordsFormProps {
  label: string;
  placeholder: string;
  submit: string;
  cancel: string;
  /** May be sent without words. */
  optional?: boolean;
  className: string;
  actionsClassName: string;
  /** Answers whether they are kept; the form stays open, words and all, where they are not. */
  onSubmit: (words: string) => Promise<boolean>;
  onClose: () => void;
}

/** A line of words in place of what was pressed. Enter keeps it, Escape leaves it. */
export function WordsForm(props: WordsFormProps) {
  const { label, placeholder, submit, cancel, optional = false, onSubmit, onClose } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const ready = optional || words.trim() !== '';
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className={props.className}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        void onSubmit(words.trim()).then((kept) => {
          if (kept) onClose();
        });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        ref={field}
        id={id}
        className="field"
        maxLength={2000}
        placeholder={placeholder}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className={props.actionsClassName}>
        <Button look="main" type="submit" disabled={!ready}>
          {submit}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {cancel}
        </Button>
      </div>
    </form>
  );
}
