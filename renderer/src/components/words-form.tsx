import { useEffect, useRef, useState } from 'react';
import { TextField } from './fields.tsx';
import { PlacedForm } from './placed-form.tsx';

interface WordsFormProps {
  label: string;
  placeholder: string;
  submit: string;
  /** May be sent without words. */
  optional?: boolean;
  className: string;
  /** Answers whether they are kept; the form stays open, words and all, where they are not. */
  onSubmit: (words: string) => Promise<boolean>;
  onClose: () => void;
}

/** A line of words in place of what was pressed. Enter keeps it, Escape leaves it. */
export function WordsForm(props: WordsFormProps) {
  const { label, placeholder, submit, optional = false, onSubmit, onClose } = props;
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  useEffect(() => field.current?.focus(), []);
  return (
    <PlacedForm
      className={props.className}
      submit={submit}
      ready={optional || words.trim() !== ''}
      onSubmit={() =>
        void onSubmit(words.trim()).then((kept) => {
          if (kept) onClose();
        })
      }
      onClose={onClose}
    >
      <TextField
        label={label}
        ref={field}
        maxLength={2000}
        placeholder={placeholder}
        value={words}
        onChange={setWords}
      />
    </PlacedForm>
  );
}
