/** How long a field that was asked for may take to be there, milliseconds. What was typed until then is given up. */
const patience = 3000;

/** Keys that were typed since a field was asked for; null while none is. */
let ahead: { since: number; keys: KeyboardEvent[] } | null = null;

/** True where letters are typed as letters. */
export function isTyping(target: Element | null): boolean {
  return target?.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]') != null;
}

/** A field was asked for that takes the focus in a moment: what is typed until then is meant for it, and is no command. */
export function awaitField(): void {
  if (!isTyping(document.activeElement)) ahead = { since: performance.now(), keys: [] };
}

/** Keeps a key for the field that was asked for. False when none was, and the key means what it always does. */
export function keepForField(event: KeyboardEvent): boolean {
  if (ahead === null) return false;
  const isGivenUp = isTyping(document.activeElement) || performance.now() - ahead.since > patience;
  if (isGivenUp || event.ctrlKey || event.metaKey || event.altKey) {
    ahead = null;
    return false;
  }
  ahead.keys.push(event);
  event.preventDefault();
  return true;
}

/** Does in the focused field what a key would have done there. */
function typeAgain(event: KeyboardEvent): void {
  const field = document.activeElement;
  if (field === null) return;
  const { key, code, shiftKey } = event;
  const again = new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true });
  if (!field.dispatchEvent(again)) return;
  if (key.length === 1) document.execCommand('insertText', false, key);
  else if (key === 'Backspace') document.execCommand('delete');
  else if (key === 'Enter' && field instanceof HTMLTextAreaElement) document.execCommand('insertLineBreak');
  else if (key === 'Enter' && field instanceof HTMLInputElement) field.form?.requestSubmit();
}

/** Listens for the field that was asked for. Returns a function that stops it. */
export function startTypingAhead(): () => void {
  const focused = async (event: FocusEvent): Promise<void> => {
    if (ahead === null || !(event.target instanceof Element) || !isTyping(event.target)) return;
    const { keys } = ahead;
    ahead = null;
    for (const key of keys) {
      // The field shows one key before it gets the next.
      await Promise.resolve();
      typeAgain(key);
    }
  };
  const listen = (event: FocusEvent): void => void focused(event);
  const forget = (): void => {
    ahead = null;
  };
  document.addEventListener('focusin', listen);
  document.addEventListener('pointerdown', forget, true);
  return () => {
    document.removeEventListener('focusin', listen);
    document.removeEventListener('pointerdown', forget, true);
  };
}
