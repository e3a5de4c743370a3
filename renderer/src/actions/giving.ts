import type { RouteInput } from '../../../shared/ipc/contract.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { ContributionHint } from '../../../shared/model/contribution-hints.ts';
import { dismissalOf } from '../../../shared/model/contribution-hints.ts';
import type {
  Contribution,
  ContributionKind,
  Credit,
  PromiseMade,
  PromiseState,
} from '../../../shared/model/giving.ts';
import type { PromiseHint } from '../../../shared/model/promise-hints.ts';
import { promiseDismissal } from '../../../shared/model/promise-hints.ts';
import { request } from '../ipc.ts';
import { queryClient } from '../query.ts';
import { showToast } from '../stores/announce.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import { showFile } from './outside.ts';
import { rememberAction, undoLast } from './undo.ts';

const undoAction = { label: text.conversation.undo, run: () => void undoLast() };
const { what } = text.giving;

/** Does it, says so with the way back, and shows it. Answers whether it is done. */
async function acted(
  name: string,
  conversationId: number | null,
  ask: () => Promise<UndoEntry>,
  did: string,
): Promise<boolean> {
  try {
    rememberAction(await ask(), conversationId);
    showToast(did, { action: undoAction });
    void queryClient.invalidateQueries({ queryKey: ['giving'] });
    return true;
  } catch (error) {
    showFailure(name, error);
    return false;
  }
}

/** Marks words, or a whole message, as something that was given. */
export function mark(
  about: { messageId: number; conversationId: number; start: number | null; end: number | null },
  kind: ContributionKind,
): Promise<boolean> {
  const { conversationId, ...span } = about;
  const ask = async () => (await request('contribution.mark', { ...span, kind })).undo;
  return acted(what.mark, conversationId, ask, text.giving.marked(text.giving.kind[kind]));
}

export function changeMark({ id, conversationId }: Contribution, kind: ContributionKind): Promise<boolean> {
  const ask = () => request('contribution.change', { id, kind });
  return acted(what.mark, conversationId, ask, text.giving.changed(text.giving.kind[kind]));
}

export function removeMark({ id, conversationId, kind }: Contribution): Promise<boolean> {
  const ask = () => request('contribution.remove', { id });
  return acted(what.mark, conversationId, ask, text.giving.unmarked(text.giving.kind[kind]));
}

/** Something found that waits for a yes or a no. */
export type Hint = { type: 'contribution'; hint: ContributionHint } | { type: 'promise'; hint: PromiseHint };

/** Says that it is what it looks like. */
export function confirmHint(conversationId: number, found: Hint): Promise<boolean> {
  if (found.type === 'contribution') {
    const { messageId, start, end, kind } = found.hint;
    return mark({ messageId, conversationId, start, end }, kind);
  }
  const { messageId, sentence, personId, madeAt } = found.hint;
  if (personId === null) {
    showToast(text.giving.promiseNobody);
    return Promise.resolve(false);
  }
  return makePromise({
    personId,
    conversationId,
    messageId,
    sentence: sentence.slice(0, 2000),
    byWhom: 'me',
    dueAt: null,
    madeAt,
  });
}

/** Says that it is not; it is not offered again. */
export function waveAway(conversationId: number, found: Hint): Promise<boolean> {
  const dismissal = found.type === 'contribution' ? dismissalOf(found.hint) : promiseDismissal(found.hint);
  return acted(what.hint, conversationId, () => request('hint.dismiss', dismissal), text.giving.waved);
}

/** Keeps thanks in the ledger. */
export function giveCredit(input: RouteInput<'credit.give'>): Promise<boolean> {
  let namedAs = '';
  const ask = async () => {
    const { credits, undo } = await request('credit.give', input);
    namedAs = credits[0]?.namedAs ?? '';
    return undo;
  };
  return saidAfter(what.credit, input.conversationId, ask, () => text.giving.creditKept(namedAs));
}

async function saidAfter(
  name: string,
  conversationId: number | null,
  ask: () => Promise<UndoEntry>,
  did: () => string,
): Promise<boolean> {
  try {
    const undo = await ask();
    return await acted(name, conversationId, () => Promise.resolve(undo), did());
  } catch (error) {
    showFailure(name, error);
    return false;
  }
}

export function saveCredit(
  { id, conversationId }: Credit,
  change: Pick<Credit, 'place' | 'words' | 'link' | 'givenAt'>,
): Promise<boolean> {
  return acted(what.credit, conversationId, () => request('credit.save', { id, ...change }), text.giving.creditSaved);
}

export function removeCredit({ id, conversationId }: Credit): Promise<boolean> {
  return acted(what.credit, conversationId, () => request('credit.remove', { id }), text.giving.creditRemoved);
}

/** Notes that somebody was asked whether they may be named. */
export function markAsked(personId: number, did: string = text.giving.askNoted): Promise<boolean> {
  return acted(what.ask, null, () => request('credit.asked', { personId }), did);
}

/** Puts the question into the clipboard and notes that it was asked. */
export async function copyQuestion(personId: number, words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    await markAsked(personId, text.giving.askCopied);
  } catch (error) {
    showFailure(what.ask, error);
  }
}

/** Asks where to, writes the question as a file and notes that it was asked. */
export async function saveQuestion(personId: number, name: string, words: string): Promise<void> {
  try {
    const saved = await request('credit.saveQuestion', { words, name: name.slice(0, 200) });
    if (saved === null) return;
    await markAsked(personId);
    showFile(text.giving.askSaved(saved.path), saved.path);
  } catch (error) {
    showFailure(what.ask, error);
  }
}

/** Asks where to, then writes the ledger. Answers whether it was written. */
export async function exportLedger(input: RouteInput<'credit.export'>): Promise<boolean> {
  try {
    const saved = await request('credit.export', input);
    if (saved === null) return false;
    showFile(text.giving.exported(saved.path), saved.path);
    return true;
  } catch (error) {
    showFailure(what.export, error);
    return false;
  }
}

export function makePromise(input: RouteInput<'promise.make'>): Promise<boolean> {
  const ask = async () => (await request('promise.make', input)).undo;
  return acted(what.promise, input.conversationId, ask, text.giving.promiseNoted);
}

export function savePromise(
  { id, conversationId }: PromiseMade,
  change: Pick<PromiseMade, 'sentence' | 'byWhom' | 'dueAt'>,
): Promise<boolean> {
  return acted(
    what.promise,
    conversationId,
    () => request('promise.save', { id, ...change }),
    text.giving.promiseSaved,
  );
}

/** Says how it came out, or opens it again. */
export function settlePromise(
  { id, conversationId }: PromiseMade,
  state: PromiseState,
  outcome: string,
): Promise<boolean> {
  const ask = () => request('promise.settle', { id, state, outcome });
  return acted(what.promise, conversationId, ask, text.giving.settled[state]);
}

export function removePromise({ id, conversationId }: PromiseMade): Promise<boolean> {
  return acted(what.promise, conversationId, () => request('promise.remove', { id }), text.giving.promiseRemoved);
}
