import { selectedSpan } from './selection-offsets.ts';

export interface MessageSelection {
  messageId: number;
  start: number;
  end: number;
  /** Where the words stand on screen. */
  box: DOMRect;
}

/** The words selected in a message's plain text; null when there are none. A selection over several messages counts for the first. */
export function selectedInMessage(wordsOf: (messageId: number) => string | undefined): MessageSelection | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const message = [...document.querySelectorAll<HTMLElement>('[data-message]')].find((one) =>
    range.intersectsNode(one),
  );
  if (message === undefined) return null;
  const messageId = Number(message.dataset['message']);
  const words = wordsOf(messageId);
  if (words === undefined) return null;
  const parts = [...message.querySelectorAll<HTMLElement>('[data-start]')]
    .filter((part) => range.intersectsNode(part))
    .map((part) => ({ root: part, start: Number(part.dataset['start']), end: Number(part.dataset['end']) }));
  const span = selectedSpan(
    words,
    parts,
    { node: range.startContainer, offset: range.startOffset },
    { node: range.endContainer, offset: range.endOffset },
  );
  return span === null ? null : { messageId, ...span, box: range.getBoundingClientRect() };
}
