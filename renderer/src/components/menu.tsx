import { Check, ChevronDown } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { CommandName } from '../commands.ts';
import { useKeyHint } from '../keymap.ts';
import { Kbd } from './kbd.tsx';
import { Popover } from './popover.tsx';

export interface MenuItem {
  key: string;
  label: string;
  icon?: ReactNode;
  danger?: boolean;
  /** The command that does the same: its key stands beside it. */
  keys?: CommandName;
  /** Something that is on or off; `choice` is one of several of which one is on. */
  checked?: boolean;
  choice?: boolean;
  /** A line above it sets it apart. */
  apart?: boolean;
  run: () => void;
}

interface MenuProps {
  label: string;
  items: MenuItem[];
  look?: 'plain' | 'main' | 'quiet';
  align?: 'start' | 'end';
  disabled?: boolean;
  /** Shown in place of the label and the arrow. */
  face?: ReactNode;
  /** Shown in place of the label, before the arrow. */
  words?: string;
  /** Stands before the words. */
  icon?: ReactNode;
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  const index = items.indexOf(document.activeElement as HTMLElement);
  const steps: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 };
  const next = steps[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items[(next + items.length) % items.length]?.focus();
}

function KeyHint({ of }: { of: CommandName | undefined }) {
  const hint = useKeyHint(of);
  return hint === null ? null : <Kbd>{hint}</Kbd>;
}

/** The commands of a menu, in whatever floats them. */
export function MenuItems({ items, onDone }: { items: MenuItem[]; onDone: () => void }) {
  return (
    // The items take the focus; their container only listens for the arrows that move it.
    <div className="menu" role="none" onKeyDown={moveFocus}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          role={item.checked === undefined ? 'menuitem' : item.choice === true ? 'menuitemradio' : 'menuitemcheckbox'}
          aria-checked={item.checked}
          tabIndex={-1}
          className={`menu-item${item.danger === true ? ' menu-danger' : ''}${item.apart === true ? ' menu-apart' : ''}`}
          onClick={() => {
            onDone();
            item.run();
          }}
        >
          {item.icon}
          <span className="menu-words">{item.label}</span>
          {item.checked === true ? <Check size={14} className="menu-check" /> : null}
          <KeyHint of={item.keys} />
        </button>
      ))}
    </div>
  );
}

/** A button that opens a menu of commands. */
export function Menu({ label, items, look = 'plain', align = 'end', disabled = false, face, words, icon }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={face === undefined ? `button button-${look}` : 'icon-button'}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={words === undefined ? label : `${label}: ${words}`}
        title={face === undefined && words === undefined ? undefined : label}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {face ?? (
          <>
            {icon}
            <span className="button-label">{words ?? label}</span>
            <ChevronDown size={14} />
          </>
        )}
      </button>
      {open ? (
        <Popover anchor={button} label={label} role="menu" align={align} onClose={() => setOpen(false)}>
          <MenuItems items={items} onDone={() => setOpen(false)} />
        </Popover>
      ) : null}
    </>
  );
}
