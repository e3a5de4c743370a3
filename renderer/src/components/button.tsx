import type { ButtonHTMLAttributes, ReactNode } from 'react';
import type { CommandName } from '../commands.ts';
import { useKeyHint } from '../keymap.ts';
import { Kbd } from './kbd.tsx';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'plain' | 'main' | 'quiet' | 'danger';
  icon?: ReactNode;
  /** The command that the button runs as well: its key stands on it. */
  keys?: CommandName;
}

export function Button({ look = 'plain', icon, keys, children, className = '', ...rest }: ButtonProps) {
  const hint = useKeyHint(keys);
  return (
    <button type="button" className={`button button-${look} ${className}`} {...rest}>
      {icon}
      <span className="button-label">{children}</span>
      {hint === null ? null : <Kbd>{hint}</Kbd>}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  label: string;
  /** The command that the button runs as well: its key stands in the tooltip. */
  keys?: CommandName;
}

/** A button that shows only a picture; `label` is its name and its tooltip. */
export function IconButton({ label, keys, children, className = '', ...rest }: IconButtonProps) {
  const hint = useKeyHint(keys);
  const title = hint === null ? label : `${label} (${hint})`;
  return (
    <button type="button" className={`icon-button ${className}`} aria-label={label} title={title} {...rest}>
      {children}
    </button>
  );
}
