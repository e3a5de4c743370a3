import { request } from '../ipc.ts';
import { showToast } from '../stores/announce.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import { showFile } from './outside.ts';
import { rememberAction, undoLast } from './undo.ts';

const undoAction = { label: text.conversation.undo, run: () => void undoLast() };

/** Takes a message and the answers to it out into a conversation of their own. */
export async function splitOff(messageId: number, conversationId: number): Promise<void> {
  try {
    const { undo } = await request('conversation.split', { messageId });
    rememberAction(undo, conversationId);
    showToast(text.conversation.splitDone, { action: undoAction });
  } catch (error) {
    showFailure(text.conversation.split, error);
  }
}

/** Says that two conversations are about the same thing, or no longer. */
export async function linkConversations(id: number, otherId: number, on: boolean): Promise<void> {
  try {
    rememberAction(await request('conversation.link', { id, otherId, on }), id);
    showToast(on ? text.conversation.linked : text.conversation.unlinked, { action: undoAction });
  } catch (error) {
    showFailure(text.conversation.link, error);
  }
}

/** Asks where to, then writes the conversation as a file for a colleague. Answers whether it was written. */
export async function handOn(id: number, format: 'html' | 'pdf' | 'markdown', withNotes: boolean): Promise<boolean> {
  try {
    const saved = await request('conversation.export', { id, format, withNotes });
    if (saved === null) return false;
    showFile(text.conversation.handedOn(saved.path), saved.path);
    return true;
  } catch (error) {
    showFailure(text.conversation.handOn, error);
    return false;
  }
}

/** Puts a link into the clipboard, and says so. */
export async function copyLink(link: string, did: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(link);
    showToast(did);
  } catch (error) {
    showFailure(text.conversation.copyLink, error);
  }
}
