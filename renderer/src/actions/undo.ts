import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { request } from '../ipc.ts';
import { queries, queryClient } from '../query.ts';
import { hideToast, showToast } from '../stores/announce.ts';
import { openConversation, useNavigation } from '../stores/navigation.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';

/** Which conversation an action of this window was about, so that undoing it shows that conversation again. */
const subjects = new Map<number, number>();
/** The conversation that undoing showed last. */
let shown: number | null = null;

export function rememberAction(entry: UndoEntry, conversationId: number | null): void {
  if (conversationId !== null) subjects.set(entry.actionId, conversationId);
  queryClient.setQueryData(queries.undo().queryKey, entry);
  void queryClient.invalidateQueries({ queryKey: ['undo', 'history'] });
}

/** Takes a step through the history, says what came of it, and shows the conversation that it was about. */
async function step(
  ask: () => Promise<UndoEntry | null>,
  words: (label: string, count: number) => string,
  nothing: string,
  shows: boolean,
): Promise<void> {
  hideToast();
  const before = useNavigation.getState().conversationId;
  try {
    const entry = await ask();
    if (entry === null) {
      showToast(nothing);
      return;
    }
    showToast(words(entry.label, entry.count));
    const subject = subjects.get(entry.actionId);
    const { view, searching, conversationId } = useNavigation.getState();
    // Whoever went on meanwhile stays there.
    const stayed = conversationId === before || conversationId === shown;
    if (shows && stayed && subject !== undefined && view === 'inbox' && !searching) {
      shown = subject;
      openConversation(subject);
    }
    void queryClient.invalidateQueries({ queryKey: ['undo'] });
  } catch (error) {
    showFailure(text.conversation.undo, error);
  }
}

export function undoLast(): Promise<void> {
  return step(() => request('undo.last', null), text.frame.undone, text.frame.nothingToUndo, true);
}

export function redoLast(): Promise<void> {
  return step(() => request('undo.redo', null), text.frame.redone, text.frame.nothingToRedo, false);
}

/** Takes one thing back wherever it stands in the history. What was touched since stays as it is. */
export function undoGroup(groupId: number): Promise<void> {
  return step(() => request('undo.group', { groupId }), text.frame.undone, text.frame.nothingToUndo, false);
}

/** Takes back everything down to this, itself included. */
export function undoBackTo(groupId: number): Promise<void> {
  return step(() => request('undo.backTo', { groupId }), text.triage.undoneBack, text.frame.nothingToUndo, false);
}
