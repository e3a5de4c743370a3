import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'plain' | 'main' | 'quiet' | 'danger';
  icon?: ReactNode;
  keys?: string;
}

export function Button({ look = 'plain', icon, keys, children, className = '', ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button button-${look} ${className}`} {...rest}>
      {icon}
      <span className="button-label">{children}</span>
      {keys === undefined ? null : <Kbd>{keys}</Kbd>}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  label: string;
}

/** A button that shows only a picture; `label` is its name and its tooltip. */
export function IconButton({ label, children, className = '', ...rest }: IconButtonProps) {
  return (
    <button type="button" className={`icon-button ${className}`} aria-label={label} title={label} {...rest}>
      {children}
    </button>
  );
}
