import { useId } from 'react';
import { TextField, WordsField } from '../../components/fields.tsx';
import { useNow } from '../../components/use-now.ts';
import { text } from '../../text.ts';
import { formatComing } from '../../time.ts';
import { readTime } from '../../time-in-words.ts';

/** A promise as typed. */
export interface PromiseWords {
  sentence: string;
  until: string;
  by: string;
}

/** What the words for a date mean: a time, no date at all, or a problem to be said. */
export function readUntil(words: string, now: number): { time: number | null } | { problem: 'unknown' | 'past' } {
  return words.trim() === '' ? { time: null } : readTime(words, now);
}

interface PromiseFieldsProps {
  draft: PromiseWords;
  onChange: (change: Partial<PromiseWords>) => void;
}

export function PromiseFields({ draft, onChange }: PromiseFieldsProps) {
  const now = useNow();
  const readingId = useId();
  const reading = readUntil(draft.until, now);
  const isWrong = 'problem' in reading && draft.until.trim().length > 2;
  const meaning =
    'problem' in reading
      ? isWrong
        ? reading.problem === 'past'
          ? text.giving.promisePast
          : text.giving.promiseUnknown
        : ''
      : reading.time === null
        ? ''
        : formatComing(reading.time, now);
  return (
    <>
      <WordsField
        label={text.giving.promiseSentence}
        className="giving-words"
        rows={2}
        maxLength={2000}
        data-autofocus
        placeholder={text.giving.promisePlaceholder}
        value={draft.sentence}
        onChange={(sentence) => onChange({ sentence })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <div className="field-row">
        <TextField
          label={text.giving.promiseUntil}
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          placeholder={text.giving.promiseUntilPlaceholder}
          value={draft.until}
          aria-invalid={isWrong}
          aria-describedby={readingId}
          onChange={(until) => onChange({ until })}
        />
        <TextField
          label={text.giving.promiseBy}
          autoComplete="off"
          maxLength={100}
          value={draft.by}
          onChange={(by) => onChange({ by })}
        />
      </div>
      <p id={readingId} className={isWrong ? 'giving-reading field-error' : 'giving-reading'} role="status">
        {meaning}
      </p>
    </>
  );
}
