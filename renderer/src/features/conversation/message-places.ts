/** How many frames it takes until a message that was gone to stays where it is: heights out of sight are guesses. */
const settlingFrames = 5;

export const messageElement = (id: number): HTMLElement | null => document.getElementById(`message-${id}`);

/** Ends going to the message before, so that a slow frame does not take back what was done since. */
let stopGoing = (): void => {};

/** Brings a message into sight, also one that is drawn only in the next frame. Returns a function that stops it. */
export function goToMessage(id: number, block: ScrollLogicalPosition, focus = false): () => void {
  stopGoing();
  let [frame, left, isFocused] = [0, settlingFrames, !focus];
  const go = (): void => {
    const element = messageElement(id);
    if (!isFocused && element !== null) {
      focusMessage(element);
      isFocused = true;
    }
    element?.scrollIntoView({ block });
    left -= 1;
    if (left > 0) frame = requestAnimationFrame(go);
  };
  go();
  stopGoing = () => cancelAnimationFrame(frame);
  return stopGoing;
}

/** Puts the cursor of the conversation on a message; on a collapsed one, on what opens it. */
function focusMessage(element: HTMLElement): void {
  (element.querySelector<HTMLElement>('.collapsed-line') ?? element).focus({ preventScroll: true });
}

function messagesIn(scroller: HTMLElement): HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>('article.message')];
}

/** The message that the cursor is on or in, else null. */
export function focusedMessage(scroller: HTMLElement | null): HTMLElement | null {
  const message = document.activeElement?.closest<HTMLElement>('article.message') ?? null;
  return message !== null && scroller?.contains(message) === true ? message : null;
}

/** The message that the cursor is on, else the first that can be seen. */
export function currentMessage(scroller: HTMLElement | null): HTMLElement | null {
  if (scroller === null) return null;
  const { top } = scroller.getBoundingClientRect();
  return (
    focusedMessage(scroller) ??
    messagesIn(scroller).find((element) => element.getBoundingClientRect().bottom > top + 24) ??
    null
  );
}

export const idOfMessage = (element: HTMLElement): number => Number(element.id.slice('message-'.length));

/** Moves the cursor to the next message (1) or the one before (-1). */
export function stepMessage(scroller: HTMLElement | null, by: 1 | -1): void {
  if (scroller === null) return;
  stopGoing();
  const all = messagesIn(scroller);
  const current = currentMessage(scroller);
  const at = current === null ? -1 : all.indexOf(current);
  const isOn = focusedMessage(scroller) !== null;
  const next = all[Math.max(0, Math.min(all.length - 1, isOn || by < 0 ? at + by : at))];
  if (next === undefined) return;
  focusMessage(next);
  const isTall = next.offsetHeight > scroller.clientHeight;
  next.scrollIntoView({ block: isTall ? 'start' : 'nearest' });
}
