import type { DragEvent } from 'react';
import { text } from './text.ts';

/** Conversations on their way by mouse; what they carry cannot be read before they are dropped. */
let carried: number[] | null = null;

/** Begins to drag conversations; a small card says how many. */
export function dragConversations(ids: number[], event: DragEvent<HTMLElement>): void {
  carried = ids;
  event.dataTransfer.effectAllowed = 'copyMove';
  event.dataTransfer.setData('application/x-sameside-conversations', JSON.stringify(ids));
  const card = document.createElement('div');
  card.className = 'drag-card';
  card.textContent = text.triage.dragged(ids.length);
  document.body.append(card);
  event.dataTransfer.setDragImage(card, -12, -8);
  // The picture is taken at once; the card has no other use.
  requestAnimationFrame(() => card.remove());
  event.currentTarget.addEventListener('dragend', () => (carried = null), { once: true });
}

export function carriesConversations(): boolean {
  return carried !== null;
}

/** What was dropped; it is carried no longer. */
export function takeCarried(): number[] {
  const ids = carried ?? [];
  carried = null;
  return ids;
}

/** What an element needs to take conversations that are dropped upon it. */
export function dropTarget(onDrop: (ids: number[]) => void) {
  const mark = (event: DragEvent<HTMLElement>, over: boolean): void => {
    event.currentTarget.classList.toggle('drop-here', over);
  };
  return {
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!carriesConversations()) return;
      event.preventDefault();
      mark(event, true);
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => mark(event, false),
    onDrop: (event: DragEvent<HTMLElement>) => {
      mark(event, false);
      if (carriesConversations()) onDrop(takeCarried());
    },
  };
}
