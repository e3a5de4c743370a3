import type { ComponentPropsWithRef, ReactNode } from 'react';
import { useId } from 'react';

interface About {
  label: string;
  hint?: string | undefined;
  /** What is wrong with what stands in it. */
  problem?: string | null;
}

/** What ties a field to the words around it, for those who do not see them. */
interface Ties {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A field with its name above it; below it a hint and what is wrong. */
function Labelled({ label, hint, problem = null, children }: About & { children: (ties: Ties) => ReactNode }) {
  const id = useId();
  const below = [hint === undefined ? null : `${id}-hint`, problem === null ? null : `${id}-problem`];
  return (
    <div className="labelled">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': below.filter((one) => one !== null).join(' ') || undefined,
        'aria-invalid': problem === null ? undefined : true,
      })}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      )}
      {problem === null ? null : (
        <p id={`${id}-problem`} className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

interface Words extends About {
  value: string;
  onChange: (value: string) => void;
}

type TextFieldProps = Words & Omit<ComponentPropsWithRef<'input'>, keyof Words | 'id'>;

/** A line of words under its name. */
export function TextField({ label, hint, problem, value, onChange, className = '', ...rest }: TextFieldProps) {
  return (
    <Labelled label={label} hint={hint} problem={problem ?? null}>
      {(ties) => (
        <input
          {...ties}
          {...rest}
          className={`field ${className}`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

/** A day under its name; `2026-03-04`, empty for none. */
export function DayField(props: TextFieldProps) {
  return <TextField {...props} type="date" />;
}

type WordsFieldProps = Omit<Words, 'problem'> & Omit<ComponentPropsWithRef<'textarea'>, keyof Words | 'id'>;

/** Words of several lines under their name. */
export function WordsField({ label, hint, value, onChange, className = '', ...rest }: WordsFieldProps) {
  return (
    <Labelled label={label} hint={hint}>
      {(ties) => (
        <textarea
          {...ties}
          {...rest}
          className={`field ${className}`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

interface SelectFieldProps<Key extends string | number | null> {
  label: string;
  value: Key;
  choices: readonly (readonly [key: Key, words: string])[];
  onChange: (key: Key) => void;
}

/** One of several under their name. */
export function SelectField<Key extends string | number | null>({
  label,
  value,
  choices,
  onChange,
}: SelectFieldProps<Key>) {
  return (
    <Labelled label={label}>
      {({ id }) => (
        <select
          id={id}
          className="field"
          value={value ?? ''}
          onChange={(event) => onChange(choices[event.target.selectedIndex]![0])}
        >
          {choices.map(([key, words]) => (
            <option key={key} value={key ?? ''}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
