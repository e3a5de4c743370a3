import { runCommand } from './commands.ts';
import { matchKey } from './shortcuts.ts';
import { usePreferences } from './stores/preferences.ts';

const sequenceTimeout = 1500;

/** True where letters are typed as letters. */
function isTyping(target: Element | null): boolean {
  return target?.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]') != null;
}

/** Arrows belong to a control that uses them itself; only the lists and the bare page pass them on. */
function mayMove(target: Element | null): boolean {
  return target === null || target === document.body || target.closest('[role=listbox]') !== null;
}

/** Controls that a key press operates on their own. */
function isControl(target: Element | null): boolean {
  return target?.closest('button, a[href], summary, [role=menuitem], [role=tab], input') != null;
}

/** Listens for shortcuts in the whole window. Returns a function that stops it. */
export function startKeyboard(): () => void {
  let pendingSince = -Infinity;
  const listen = (event: KeyboardEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.defaultPrevented || event.isComposing) return;
    if (isTyping(target) && event.key !== 'Escape') return;
    if (document.querySelector('dialog[open]') !== null) return;
    if (event.key.startsWith('Arrow') && !mayMove(target)) return;
    if (event.key === 'Enter' && isControl(target)) return;
    const pending = event.timeStamp - pendingSince < sequenceTimeout;
    const match = matchKey(event, pending, usePreferences.getState().letters);
    pendingSince = match.pending ? event.timeStamp : -Infinity;
    if (match.command !== null && runCommand(match.command)) event.preventDefault();
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}
