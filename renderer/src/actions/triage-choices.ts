import { practices } from '../../../shared/model/practice.ts';
import type { Practice } from '../../../shared/model/practice.ts';
import type { Change } from '../../../shared/model/change.ts';
import type { Label, LabelColour } from '../../../shared/model/triage.ts';
import { request } from '../ipc.ts';
import { queries, queryClient } from '../query.ts';
import { markInboxStale } from '../staleness.ts';
import { showToast } from '../stores/announce.ts';
import { openConversation } from '../stores/navigation.ts';
import { rememberAssignee } from '../stores/preferences.ts';
import type { ActionTarget } from '../stores/triage.ts';
import { clearSelection } from '../stores/triage.ts';
import { text } from '../text.ts';
import { formatComing } from '../time.ts';
import { showFailure } from './failure.ts';
import { act, targetRows } from './triage.ts';
import { rememberAction, undoLast } from './undo.ts';

/** Actions on conversations that need one thing more: a time, a label, a change, a name. */

const { did } = text.triage;

/** `until` in milliseconds since 1970; null: until they answer. */
export function snooze(target: ActionTarget, until: number | null): Promise<void> {
  const words = until === null ? text.triage.untilTheyAnswer : formatComing(until, Date.now());
  return act(target, { type: 'snooze', until }, did.snooze(words));
}

/** Brings them back at a time; null takes the reminder away. */
export function remind(target: ActionTarget, at: number | null): Promise<void> {
  return act(target, { type: 'remind', at }, at === null ? did.unremind : did.remind(formatComing(at, Date.now())));
}

/** `to`: `me`, a name, or null for nobody. */
export function assign(target: ActionTarget, to: string | null): Promise<void> {
  if (to !== null && to !== text.triage.me) rememberAssignee(to);
  return act(target, { type: 'assign', to }, to === null ? did.unassign : did.assign(to));
}

export function setLabel(target: ActionTarget, label: Label, on: boolean): Promise<void> {
  return act(target, { type: 'label', labelId: label.id, on }, on ? did.label(label.name) : did.unlabel(label.name));
}

/** Makes a label and puts it on. */
export async function makeLabel(target: ActionTarget, name: string, colour: LabelColour): Promise<void> {
  try {
    const label = await request('label.create', { name, colour });
    queryClient.setQueryData(queries.labels().queryKey, (labels) => [...(labels ?? []), label]);
    await setLabel(target, label, true);
  } catch (error) {
    showFailure(text.triage.what.label, error);
  }
}

export function setChange(target: ActionTarget, change: Change, on: boolean): Promise<void> {
  return act(
    target,
    { type: 'change', changeId: change.id, on },
    on ? did.change(change.title) : did.unchange(change.title),
  );
}

/** Begins a change and links to it. */
export async function makeChange(target: ActionTarget, title: string): Promise<void> {
  try {
    const change = await request('change.create', { title });
    queryClient.setQueryData(queries.changes().queryKey, (changes) => [change, ...(changes ?? [])]);
    await setChange(target, change, true);
  } catch (error) {
    showFailure(text.triage.what.change, error);
  }
}

/** Takes the mark away when all of them bear it. */
export function togglePractice(target: ActionTarget, practice: Practice): Promise<void> {
  const on = !practicesOfAll(target).includes(practice);
  const name = text.inbox.practices[practice];
  return act(target, { type: 'practice', practice, on }, on ? did.practice(name) : did.unpractice(name));
}

/** The practices that all of them bear. */
export function practicesOfAll(target: ActionTarget): Practice[] {
  const rows = targetRows(target);
  return practices.filter((practice) => rows.length > 0 && rows.every((row) => row.practices.includes(practice)));
}

/** Puts the messages of all into one of them and opens it. */
export async function merge(ids: number[], intoId: number): Promise<void> {
  try {
    const entry = await request('conversation.merge', { ids: ids.filter((id) => id !== intoId), intoId });
    rememberAction(entry, intoId);
    clearSelection();
    openConversation(intoId);
    showToast(did.merge(ids.length), {
      action: { label: text.conversation.undo, run: () => void undoLast() },
    });
  } catch (error) {
    showFailure(text.triage.what.merge, error);
  } finally {
    markInboxStale();
  }
}
