import type { RouteInput } from '../../../shared/ipc/contract.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { ChangeState, HelpAnswer } from '../../../shared/model/change.ts';
import { request } from '../ipc.ts';
import { queryClient } from '../query.ts';
import { showToast } from '../stores/announce.ts';
import { openChange, openReport } from '../stores/navigation.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import { showFile } from './outside.ts';
import { rememberAction, undoLast } from './undo.ts';

const words = text.changes;
const undoAction = { label: text.conversation.undo, run: () => void undoLast() };

/** Does it, says so with the way back, and shows it. Answers whether it is done. */
async function acted(what: string, ask: () => Promise<UndoEntry>, did: string): Promise<boolean> {
  try {
    rememberAction(await ask(), null);
    showToast(did, { action: undoAction });
    void queryClient.invalidateQueries({ queryKey: ['changes'] });
    return true;
  } catch (error) {
    showFailure(what, error);
    return false;
  }
}

export async function beginChange(title: string): Promise<void> {
  try {
    const { id } = await request('change.create', { title });
    void queryClient.invalidateQueries({ queryKey: ['changes'] });
    openChange(id);
    showToast(words.created, { action: undoAction });
  } catch (error) {
    showFailure(words.create, error);
  }
}

export function moveChange(title: string, input: RouteInput<'change.move'>): Promise<boolean> {
  const state: ChangeState = input.state;
  return acted(words.what.move, () => request('change.move', input), words.moved(title, words.state[state]));
}

export function saveChange(input: RouteInput<'change.update'>): Promise<boolean> {
  return acted(words.what.save, () => request('change.update', input), words.saved);
}

export async function deleteChange(id: number): Promise<void> {
  openChange(null);
  await acted(words.what.delete, () => request('change.delete', { id }), words.deleted);
}

export function saveAnswer(input: RouteInput<'change.answer'>): Promise<boolean> {
  return acted(words.what.answer, () => request('change.answer', input), words.answerSaved);
}

export function addEvidence(id: number, evidenceId: number): Promise<boolean> {
  return acted(
    words.what.evidence,
    () => request('change.addEvidence', { id, evidenceIds: [evidenceId] }),
    words.added,
  );
}

export function removeEvidence(id: number, evidenceId: number): Promise<boolean> {
  return acted(words.what.evidence, () => request('change.removeEvidence', { id, evidenceId }), words.taken);
}

export function setVoice(id: number, person: { personId: number; name: string }, asks: boolean): Promise<boolean> {
  return acted(
    words.what.voice,
    () => request('change.setVoice', { id, personId: person.personId, asks }),
    asks ? words.voiceIn(person.name) : words.voiceOut(person.name),
  );
}

export function unlinkConversation(id: number, conversationId: number): Promise<boolean> {
  const action = { type: 'change', changeId: id, on: false } as const;
  return acted(
    words.what.save,
    () => request('conversation.act', { target: { ids: [conversationId] }, action }),
    words.unlinked,
  );
}

type Telling = Omit<RouteInput<'change.tell'>, 'how'>;

/** Puts the words into the clipboard; that is the receipt. */
export async function copyTelling(name: string, telling: Telling): Promise<void> {
  try {
    await navigator.clipboard.writeText(telling.words);
    await acted(words.what.tell, () => request('change.tell', { ...telling, how: 'copied' }), words.copied(name));
  } catch (error) {
    showFailure(words.what.tell, error);
  }
}

export function tellByHand(name: string, telling: Telling): Promise<boolean> {
  return acted(words.what.tell, () => request('change.tell', { ...telling, how: 'by hand' }), words.toldByHand(name));
}

/** Writes the words to a file; that is the receipt. */
export async function exportTelling(name: string, input: RouteInput<'change.exportTelling'>): Promise<void> {
  try {
    const told = await request('change.exportTelling', input);
    if (told === null) return;
    rememberAction(told.undo, null);
    void queryClient.invalidateQueries({ queryKey: ['changes'] });
    showFile(words.exported(name), told.path);
  } catch (error) {
    showFailure(words.what.tell, error);
  }
}

export function saveHelped(tellingId: number, helped: HelpAnswer | null, said: string): Promise<boolean> {
  return acted(words.what.help, () => request('change.helped', { tellingId, helped, words: said }), words.helpSaved);
}

export function setTracker(id: number, url: string | null): Promise<boolean> {
  return acted(
    words.what.tracker,
    () => request('change.setTracker', { id, url }),
    url === null ? words.trackerRemoved : words.trackerSaved,
  );
}

export async function checkTracker(id: number, allowHost: boolean): Promise<void> {
  try {
    const tracker = await request('change.checkTracker', { id, allowHost });
    void queryClient.invalidateQueries({ queryKey: ['changes'] });
    const found = tracker?.state == null || tracker.error !== null ? tracker?.error : words.trackerState[tracker.state];
    if (found != null) showToast(`${tracker!.label}: ${found}`);
  } catch (error) {
    showFailure(words.what.tracker, error);
  }
}

export async function mergeChange(id: number, into: { id: number; title: string }): Promise<void> {
  const done = await acted(
    words.what.merge,
    () => request('change.merge', { id, intoId: into.id }),
    words.merged(into.title),
  );
  if (done) openChange(into.id);
}

export async function splitChange(input: RouteInput<'change.split'>): Promise<boolean> {
  const ask = async () => (await request('change.split', input)).undo;
  return acted(words.what.split, ask, words.splitDone(input.title));
}

/** Puts it and its words into a report, a new one for null. */
export async function championChange(id: number, reportId: number | null, title: string): Promise<void> {
  try {
    const championed = await request('change.champion', { id, reportId, title });
    rememberAction(championed.undo, null);
    for (const key of ['changes', 'reports', 'report']) void queryClient.invalidateQueries({ queryKey: [key] });
    showToast(words.championed, {
      action: { label: words.openReport, run: () => openReport(championed.reportId) },
    });
  } catch (error) {
    showFailure(words.what.champion, error);
  }
}
