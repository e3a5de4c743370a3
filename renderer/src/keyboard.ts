import { commands } from '../../shared/model/commands.ts';
import { isCharacterStroke } from '../../shared/model/key-stroke.ts';
import { matchStroke } from '../../shared/model/keymap.ts';
import type { CommandName } from './commands.ts';
import { runCommand } from './commands.ts';
import { strokeOf, useKeymap } from './keymap.ts';
import { usePreferences } from './stores/preferences.ts';
import { isTyping, keepForField, startTypingAhead } from './typing-ahead.ts';

const sequenceTimeout = 1500;

/** Arrows belong to a control that uses them itself; only the lists and the bare page pass them on. */
function mayMove(target: Element | null): boolean {
  return target === null || target === document.body || target.closest('[role=listbox]') !== null;
}

/** Controls that a key press operates on their own. */
function isControl(target: Element | null): boolean {
  return target?.closest('button, a[href], summary, [role=menuitem], [role=tab], input') != null;
}

/** Whether a command may act while somebody types: Escape leaves, and some keys that type nothing work everywhere. */
function worksWhileTyping(command: CommandName, stroke: string): boolean {
  return stroke === 'Escape' || (commands[command].typing === true && !isCharacterStroke(stroke));
}

/** Listens for shortcuts in the whole window. Returns a function that stops it. */
export function startKeyboard(): () => void {
  let pending = '';
  let pendingSince = -Infinity;
  const listen = (event: KeyboardEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.defaultPrevented || event.isComposing) return;
    const stroke = strokeOf(event);
    if (stroke === null || keepForField(event) || document.querySelector('dialog[open]') !== null) return;
    if (/^(Shift\+)?Arrow/.test(stroke) && !mayMove(target)) return;
    if ((stroke === 'Enter' || stroke === 'Space') && isControl(target)) return;
    const match = matchStroke(useKeymap.getState().keymap, stroke, {
      pending: event.timeStamp - pendingSince < sequenceTimeout && !isTyping(target) ? pending : '',
      letters: usePreferences.getState().letters,
      place: 'window',
    });
    if (isTyping(target) && (match.command === null || !worksWhileTyping(match.command, stroke))) return;
    ({ pending } = match);
    pendingSince = event.timeStamp;
    if (match.command !== null && runCommand(match.command)) event.preventDefault();
  };
  document.addEventListener('keydown', listen);
  const stopTypingAhead = startTypingAhead();
  return () => {
    document.removeEventListener('keydown', listen);
    stopTypingAhead();
  };
}

/** What a key means while a report is written, null for one that is typed. */
export function reportCommandOf(event: KeyboardEvent): CommandName | null {
  const stroke = strokeOf(event);
  if (stroke === null || isCharacterStroke(stroke)) return null;
  return matchStroke(useKeymap.getState().keymap, stroke, { pending: '', letters: true, place: 'report' }).command;
}
