import { request } from '../ipc.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import { showFile } from './outside.ts';

/** Saves an attachment where the person chooses. */
export async function saveAttachment(id: number, name: string): Promise<void> {
  try {
    const saved = await request('attachment.save', { id });
    if (saved !== null) showFile(text.conversation.attachmentSaved(saved.path), saved.path);
  } catch (error) {
    showFailure(text.conversation.saveAttachment(name), error);
  }
}
