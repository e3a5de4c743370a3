import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { request } from '../ipc.ts';
import { queries, queryClient } from '../query.ts';
import { announce, hideToast, showToast } from '../stores/announce.ts';
import { openConversation, useNavigation } from '../stores/navigation.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';

/** Which conversation an action of this window was about, so that undoing it shows that conversation again. */
const subjects = new Map<number, number>();

export function rememberAction(entry: UndoEntry, conversationId: number | null): void {
  if (conversationId !== null) subjects.set(entry.actionId, conversationId);
  queryClient.setQueryData(queries.undo().queryKey, entry);
}

async function step(
  route: 'undo.last' | 'undo.redo',
  words: (label: string) => string,
  nothing: string,
): Promise<void> {
  hideToast();
  try {
    const entry = await request(route, null);
    if (entry === null) {
      showToast(nothing);
      return;
    }
    announce(words(entry.label));
    showToast(words(entry.label));
    const subject = subjects.get(entry.actionId);
    const { view, searching } = useNavigation.getState();
    if (route === 'undo.last' && subject !== undefined && view === 'inbox' && !searching) openConversation(subject);
    void queryClient.invalidateQueries({ queryKey: ['undo'] });
  } catch (error) {
    showFailure(text.conversation.undo, error);
  }
}

export function undoLast(): Promise<void> {
  return step('undo.last', text.frame.undone, text.frame.nothingToUndo);
}

export function redoLast(): Promise<void> {
  return step('undo.redo', text.frame.redone, text.frame.nothingToRedo);
}
