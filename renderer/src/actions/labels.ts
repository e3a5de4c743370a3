import type { Label, LabelColour } from '../../../shared/model/triage.ts';
import { request } from '../ipc.ts';
import { queries, queryClient } from '../query.ts';
import { showToast } from '../stores/announce.ts';
import { showInbox, useNavigation } from '../stores/navigation.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import { rememberAction, undoGroup } from './undo.ts';

const words = text.labels;

function refresh(): void {
  void queryClient.invalidateQueries({ queryKey: ['triage'] });
  void queryClient.invalidateQueries({ queryKey: ['undo'] });
}

/** Makes a label that no conversation bears yet. @throws RequestError, for the form to show */
export async function addLabel(name: string, colour: LabelColour): Promise<void> {
  await request('label.create', { name, colour });
  refresh();
  showToast(words.made(name));
}

/** @throws RequestError, for the form to show */
export async function changeLabel(id: number, name: string, colour: LabelColour): Promise<void> {
  rememberAction(await request('label.update', { id, name, colour }), null);
  refresh();
  showToast(words.changed(name));
}

/** Takes it off every conversation and deletes it. */
export async function deleteLabel({ id, name }: Label): Promise<void> {
  try {
    const undo = await request('label.delete', { id });
    rememberAction(undo, null);
    queryClient.setQueryData(queries.labels().queryKey, (labels) => labels?.filter((label) => label.id !== id));
    refresh();
    showToast(words.deleted(name), {
      action: { label: text.conversation.undo, run: () => void undoGroup(undo.actionId) },
    });
    const { filter } = useNavigation.getState().scope;
    if (filter?.type === 'label' && filter.id === id) showInbox({ filter: null });
  } catch (error) {
    showFailure(words.delete, error);
  }
}
