import { useEffect, useId, useRef, useState } from 'react';
import { TextField, WordsField } from '../../components/fields.tsx';
import { PlacedForm } from '../../components/placed-form.tsx';
import { useNow } from '../../components/use-now.ts';
import { text } from '../../text.ts';
import { formatComing } from '../../time.ts';
import { readTime } from '../../time-in-words.ts';

interface FieldsProps {
  sentence: string;
  when: string;
  submit: string;
  onChange: (draft: { sentence: string; when: string }) => void;
  /** Answers whether it is kept. */
  onSubmit: (sentence: string, lookAgainAt: number | null) => Promise<boolean>;
  onClose: () => void;
}

/** A sentence and a date in words. Enter keeps it, Escape leaves it. */
export default function AssumptionFields({ sentence, when, submit, onChange, onSubmit, onClose }: FieldsProps) {
  const now = useNow();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
    const field = form.current?.querySelector('textarea');
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  const keep = async (): Promise<void> => {
    const reading = readWhen(when, Date.now());
    if ('problem' in reading) return;
    setBusy(true);
    if (await onSubmit(sentence.trim(), reading.time)) onClose();
    setBusy(false);
  };
  return (
    <PlacedForm
      formRef={form}
      className="assumption assumption-form"
      label={text.assumptions.form}
      submit={submit}
      ready={!busy && sentence.trim() !== ''}
      onSubmit={() => void keep()}
      onClose={onClose}
    >
      <WordsField
        label={text.assumptions.sentence}
        className="assumption-sentence"
        rows={2}
        maxLength={2000}
        placeholder={text.assumptions.sentencePlaceholder}
        value={sentence}
        onChange={(words) => onChange({ sentence: words, when })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          form.current?.requestSubmit();
        }}
      />
      <WhenField words={when} now={now} onChange={(words) => onChange({ sentence, when: words })} />
    </PlacedForm>
  );
}

/** What the words for a date mean: a time, no date at all, or a problem to be said. */
function readWhen(words: string, now: number): { time: number | null } | { problem: 'unknown' | 'past' } {
  return words.trim() === '' ? { time: null } : readTime(words, now);
}

/** A date in words, with what they mean below. */
function WhenField({ words, now, onChange }: { words: string; now: number; onChange: (words: string) => void }) {
  const readingId = useId();
  const reading = readWhen(words, now);
  const isWrong = 'problem' in reading && words.trim().length > 2;
  return (
    <div className="assumption-when">
      <TextField
        label={text.assumptions.when}
        autoComplete="off"
        spellCheck={false}
        value={words}
        placeholder={text.assumptions.whenPlaceholder}
        aria-invalid={isWrong}
        aria-describedby={readingId}
        onChange={onChange}
      />
      <p id={readingId} className={isWrong ? 'assumption-reading field-error' : 'assumption-reading'} role="status">
        {'problem' in reading
          ? isWrong
            ? text.assumptions[reading.problem]
            : ''
          : reading.time === null
            ? ''
            : formatComing(reading.time, now)}
      </p>
    </div>
  );
}
