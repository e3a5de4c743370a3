import { dayField } from '../day-field.ts';
import { DayField, TextField, WordsField } from './fields.tsx';
import { useNow } from './use-now.ts';

/** What somebody said, who it was, and on which day (`2026-03-04`); as typed. */
export interface Said {
  words: string;
  by: string;
  day: string;
}

interface SaidFieldsProps {
  /** Without `by` it is not asked who said it. */
  labels: { words: string; by?: string | undefined; day: string };
  placeholder: string;
  hint?: string | undefined;
  said: Said;
  onChange: (said: Said) => void;
}

/** Asks for words, for who said them, and when; a day to come is none. */
export function SaidFields({ labels, placeholder, hint, said, onChange }: SaidFieldsProps) {
  const today = dayField(useNow());
  const change = (part: Partial<Said>): void => onChange({ ...said, ...part });
  return (
    <>
      <WordsField
        label={labels.words}
        hint={hint}
        autoFocus
        data-autofocus
        rows={4}
        maxLength={20_000}
        placeholder={placeholder}
        value={said.words}
        onChange={(words) => change({ words })}
      />
      <div className="field-row">
        {labels.by === undefined ? null : (
          <TextField label={labels.by} maxLength={200} value={said.by} onChange={(by) => change({ by })} />
        )}
        <DayField label={labels.day} max={today} value={said.day} onChange={(day) => change({ day })} />
      </div>
    </>
  );
}
