interface LabelledSelectProps<Key extends string> {
  label: string;
  value: Key;
  choices: readonly (readonly [key: Key, words: string])[];
  onChange: (key: Key) => void;
}

/** One of several, under its label. */
export function LabelledSelect<Key extends string>({ label, value, choices, onChange }: LabelledSelectProps<Key>) {
  return (
    <label>
      <span className="field-label">{label}</span>
      <select className="field" value={value} onChange={(event) => onChange(event.target.value as Key)}>
        {choices.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
