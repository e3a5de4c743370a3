import type { ReactNode } from 'react';
import { useId } from 'react';

interface SwitchProps {
  label: string;
  hint?: string | undefined;
  checked: boolean;
  /** Why it cannot be had here; it is off then. */
  unable?: string | null | undefined;
  onChange: (checked: boolean) => void;
}

/** A choice between on and off. */
export function Switch({ label, hint, checked, unable = null, onChange }: SwitchProps) {
  const id = useId();
  const shown = unable ?? hint;
  return (
    <div className="setting">
      <div className="setting-words">
        <label htmlFor={id}>{label}</label>
        {shown === undefined ? null : <p id={`${id}-hint`}>{shown}</p>}
      </div>
      <input
        id={id}
        type="checkbox"
        className="switch"
        aria-describedby={shown === undefined ? undefined : `${id}-hint`}
        checked={checked && unable === null}
        disabled={unable !== null}
        onChange={(event) => onChange(event.target.checked)}
      />
    </div>
  );
}

/** A setting with a control of its own kind. */
export function Setting({ label, hint, children }: { label: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <div className="setting" role="group" aria-label={label}>
      <div className="setting-words">
        <span>{label}</span>
        {hint === undefined ? null : <div className="setting-hint">{hint}</div>}
      </div>
      {children}
    </div>
  );
}
