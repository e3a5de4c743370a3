import type { KeepDays } from '../../../shared/model/privacy.ts';
import type { Source } from '../../../shared/model/records.ts';
import { request } from '../ipc.ts';
import { showToast } from '../stores/announce.ts';
import { leavePerson } from '../stores/navigation.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import { showFile } from './outside.ts';
import { rememberAction, undoLast } from './undo.ts';

/** Writes everything held about somebody to a file. */
export async function exportPerson(id: number, format: 'html' | 'json'): Promise<void> {
  try {
    const written = await request('person.export', { id, format });
    if (written !== null) showFile(text.privacy.exported(written.path), written.path);
  } catch (error) {
    showFailure(text.privacy.export, error);
  }
}

/** Forgets somebody for good; the progress comes by itself. Answers whether it worked. */
export async function forgetPerson(id: number, name: string): Promise<boolean> {
  try {
    await request('person.forget', { id, name });
    leavePerson(id);
    showToast(text.privacy.forgotten(name));
    return true;
  } catch (error) {
    showFailure(text.privacy.forgetTitle(name), error);
    return false;
  }
}

export async function showBackups(): Promise<void> {
  try {
    await request('backup.showFolder', null);
  } catch (error) {
    showFailure(text.privacy.showBackups, error);
  }
}

/** How long a source keeps its messages; what is older goes at once. Answers whether it worked. */
export async function keepMessages(source: Source, days: KeepDays | null): Promise<boolean> {
  try {
    const { undo, gone } = await request('source.keep', { id: source.id, days });
    rememberAction(undo, null);
    showToast(text.privacy.keepSaved(source.name, days, gone), {
      action: { label: text.conversation.undo, run: () => void undoLast() },
    });
    return true;
  } catch (error) {
    showFailure(text.privacy.keep, error);
    return false;
  }
}
