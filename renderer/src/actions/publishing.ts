import type { RouteInput } from '../../../shared/ipc/contract.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { EditionSummary } from '../../../shared/model/edition.ts';
import { request } from '../ipc.ts';
import { queryClient } from '../query.ts';
import { showToast } from '../stores/announce.ts';
import { openEdition } from '../stores/navigation.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import { rememberAction, undoLast } from './undo.ts';

const words = text.publishing;
const undoAction = { label: text.conversation.undo, run: () => void undoLast() };

function refresh(): void {
  for (const key of ['report', 'reports', 'editions', 'changes']) {
    void queryClient.invalidateQueries({ queryKey: [key] });
  }
}

/** Publishes a saved draft; null when it did not work, which is said. */
export async function publishReport(id: number): Promise<EditionSummary | null> {
  try {
    const { edition, undo } = await request('report.publish', { id });
    rememberAction(undo, null);
    showToast(words.published(edition.number, edition.edition), {
      action: { label: words.read, run: () => openEdition(edition.id) },
    });
    refresh();
    return edition;
  } catch (error) {
    showFailure(words.publishFailed, error);
    return null;
  }
}

export async function withdrawEdition(id: number): Promise<boolean> {
  try {
    await request('edition.withdraw', { id });
    showToast(words.withdrawn);
    refresh();
    return true;
  } catch (error) {
    showFailure(words.withdrawFailed, error);
    return false;
  }
}

async function acted(what: string, ask: () => Promise<UndoEntry>, did: string): Promise<boolean> {
  try {
    rememberAction(await ask(), null);
    showToast(did, { action: undoAction });
    refresh();
    return true;
  } catch (error) {
    showFailure(what, error);
    return false;
  }
}

export function saveReportAnswer(input: RouteInput<'edition.saveAnswer'>): Promise<boolean> {
  return acted(words.addAnswer, () => request('edition.saveAnswer', input), words.answerSaved);
}

export function deleteReportAnswer(id: number): Promise<boolean> {
  return acted(words.deleteAnswer, () => request('edition.deleteAnswer', { id }), words.answerDeleted);
}

/** Sets a finding of the checks aside for a report, or takes it up again. */
export async function setCheckAside(id: number, key: string, aside: boolean): Promise<void> {
  try {
    await request('report.setCheckAside', { id, key, aside });
    if (aside) {
      showToast(words.setAsideDone, {
        action: { label: text.conversation.undo, run: () => void setCheckAside(id, key, false) },
      });
    }
    void queryClient.invalidateQueries({ queryKey: ['report', id, 'checks'] });
  } catch (error) {
    showFailure(words.setAside, error);
  }
}
