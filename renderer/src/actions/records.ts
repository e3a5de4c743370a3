import type { CreditWish } from '../../../shared/model/credit-wish.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import type { Report } from '../../../shared/model/records.ts';
import { request } from '../ipc.ts';
import { queries, queryClient } from '../query.ts';
import { announce, showToast } from '../stores/announce.ts';
import { openReport } from '../stores/navigation.ts';
import { text } from '../text.ts';
import { addEvidence } from './changes.ts';
import { showFailure } from './failure.ts';
import { rememberAction, undoLast } from './undo.ts';

const undoAction = { label: text.conversation.undo, run: () => void undoLast() };

/** Keeps a span of a message as evidence. Offsets are UTF-16 code units of the message's plain text. */
export async function keepEvidence(messageId: number, start: number, end: number): Promise<void> {
  try {
    const { evidence, undo } = await request('evidence.capture', { messageId, start, end });
    rememberAction(undo, null);
    showToast(text.conversation.kept, { action: changeAction(evidence) ?? undoAction });
    void queryClient.invalidateQueries({ queryKey: ['evidence'] });
  } catch (error) {
    showFailure(text.conversation.quote, error);
  }
}

/** Keeps a span of a message and answers with it; null when it did not work, which is said. */
export async function keptPassage(messageId: number, start: number, end: number): Promise<Evidence | null> {
  try {
    const { evidence, undo } = await request('evidence.capture', { messageId, start, end });
    rememberAction(undo, null);
    void queryClient.invalidateQueries({ queryKey: ['evidence'] });
    return evidence;
  } catch (error) {
    showFailure(text.conversation.quote, error);
    return null;
  }
}

/** Where the conversation asks for a change, its words can be added to it by one press. */
function changeAction({ id, conversationId }: Evidence): { label: string; run: () => void } | null {
  const conversation = queryClient.getQueryData(queries.conversation(conversationId ?? 0).queryKey);
  const change = conversation?.changes[0];
  if (change === undefined) return null;
  return { label: text.changes.addTo(change.title), run: () => void addEvidence(change.id, id) };
}

export async function setCreditWish(id: number, wish: CreditWish): Promise<void> {
  const key = queries.person(id).queryKey;
  const before = queryClient.getQueryData(key);
  if (before !== undefined) queryClient.setQueryData(key, { ...before, creditWish: wish });
  try {
    rememberAction(await request('person.setCreditWish', { id, wish }), null);
    announce(text.people.wishSaved);
  } catch (error) {
    if (before !== undefined) queryClient.setQueryData(key, before);
    showFailure(text.people.credit, error);
  }
}

/** Whether a person is one of us: what we say answers a conversation. */
export async function setOurs(id: number, name: string, ours: boolean): Promise<void> {
  const key = queries.person(id).queryKey;
  const before = queryClient.getQueryData(key);
  if (before !== undefined) queryClient.setQueryData(key, { ...before, ours });
  try {
    rememberAction(await request('person.setOurs', { id, ours }), null);
    showToast(ours ? text.people.oursOn(name) : text.people.oursOff(name), { action: undoAction });
  } catch (error) {
    if (before !== undefined) queryClient.setQueryData(key, before);
    showFailure(text.people.ours, error);
  }
}

export async function deleteNote(id: number): Promise<void> {
  try {
    rememberAction(await request('note.delete', { id }), null);
    showToast(text.notes.deleted, { action: undoAction });
    void queryClient.invalidateQueries({ queryKey: ['notes'] });
    void queryClient.invalidateQueries({ queryKey: ['person'] });
  } catch (error) {
    showFailure(text.notes.delete, error);
  }
}

export async function deleteReport(id: number): Promise<void> {
  try {
    rememberAction(await request('report.delete', { id }), null);
    showToast(text.reports.deleted, { action: undoAction });
    openReport(null);
    void queryClient.invalidateQueries({ queryKey: ['reports'] });
  } catch (error) {
    showFailure(text.reports.delete, error);
  }
}

/** Makes an empty report and opens it. */
export async function createReport(): Promise<void> {
  try {
    const report: Report = await request('report.create', { title: '' });
    queryClient.setQueryData(queries.report(report.id).queryKey, report);
    void queryClient.invalidateQueries({ queryKey: ['reports'] });
    openReport(report.id);
  } catch (error) {
    showFailure(text.reports.create, error);
  }
}
