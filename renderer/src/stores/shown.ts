import { create } from 'zustand';
import { useNavigation } from './navigation.ts';

/** Choices that follow each other faster than this are a walk through the list, milliseconds. */
const walkingPace = 70;

/** The conversation that is drawn beside the list: the chosen one, or the last that a fast walk stood still at. */
export const useShown = create<{ id: number | null }>()(() => ({ id: useNavigation.getState().conversationId }));

let lastChoice = -Infinity;
let timer: ReturnType<typeof setTimeout> | undefined;

function show(): void {
  clearTimeout(timer);
  timer = undefined;
  useShown.setState({ id: useNavigation.getState().conversationId });
}

// A key that is held down moves the selection with every frame; what it passes by is not drawn.
useNavigation.subscribe((now, before) => {
  if (now.conversationId === before.conversationId) return;
  const time = performance.now();
  const walks = now.conversationId !== null && before.conversationId !== null && time - lastChoice < walkingPace;
  lastChoice = time;
  if (!walks) return show();
  clearTimeout(timer);
  timer = setTimeout(show, walkingPace);
});
