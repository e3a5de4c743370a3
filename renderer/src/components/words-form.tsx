import { useEffect, useId, useRef, useState } from 'react';
import { PlacedForm } from './placed-form.tsx';

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
  useEffect(() => field.current?.focus(), []);
  return (
    <PlacedForm
      className={props.className}
      actionsClassName={props.actionsClassName}
      submit={submit}
      cancel={cancel}
      ready={optional || words.trim() !== ''}
      onSubmit={() =>
        void onSubmit(words.trim()).then((kept) => {
          if (kept) onClose();
        })
      }
      onClose={onClose}
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
    </PlacedForm>
  );
}
