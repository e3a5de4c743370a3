import type { Assumption, AssumptionGround } from '../../../shared/model/triage.ts';
import { request } from '../ipc.ts';
import { showToast } from '../stores/announce.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import { rememberAction, undoLast } from './undo.ts';

const undoAction = { label: text.conversation.undo, run: () => void undoLast() };

/** Holds a judgement in suspension. Answers whether it is kept. */
export async function holdAssumption(
  conversationId: number,
  sentence: string,
  lookAgainAt: number | null,
): Promise<boolean> {
  try {
    const { undo } = await request('assumption.hold', { conversationId, sentence, lookAgainAt });
    rememberAction(undo, conversationId);
    showToast(text.assumptions.held, { action: undoAction });
    return true;
  } catch (error) {
    showFailure(text.assumptions.hold, error);
    return false;
  }
}

/** Changes an assumption, or says how it came out. Answers whether it is kept. */
export async function saveAssumption(
  { id, conversationId }: Assumption,
  change: Pick<Assumption, 'sentence' | 'lookAgainAt' | 'outcome'>,
): Promise<boolean> {
  try {
    rememberAction(await request('assumption.save', { id, ...change }), conversationId);
    showToast(change.outcome === null ? text.assumptions.changed : text.assumptions.settledDone, {
      action: undoAction,
    });
    return true;
  } catch (error) {
    showFailure(text.assumptions.hold, error);
    return false;
  }
}

/** Says what speaks for an assumption, or against it. Answers whether it is kept. */
export async function addGround(
  { id, conversationId }: Assumption,
  side: AssumptionGround['side'],
  what: { words: string } | { evidenceId: number },
): Promise<boolean> {
  try {
    rememberAction(await request('assumption.addGround', { assumptionId: id, side, ...what }), conversationId);
    showToast(text.assumptions.groundAdded, { action: undoAction });
    return true;
  } catch (error) {
    showFailure(text.assumptions.add[side], error);
    return false;
  }
}

export async function removeGround(ground: AssumptionGround, conversationId: number): Promise<void> {
  try {
    rememberAction(await request('assumption.removeGround', { id: ground.id }), conversationId);
    showToast(text.assumptions.groundRemoved, { action: undoAction });
  } catch (error) {
    showFailure(text.assumptions.removeGround(ground.words), error);
  }
}

export async function deleteAssumption({ id, conversationId }: Assumption): Promise<void> {
  try {
    rememberAction(await request('assumption.delete', { id }), conversationId);
    showToast(text.assumptions.deleted, { action: undoAction });
  } catch (error) {
    showFailure(text.assumptions.delete, error);
  }
}
