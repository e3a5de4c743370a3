import type { Place } from '../../../shared/model/place.ts';
import { request } from '../ipc.ts';
import { showToast } from '../stores/announce.ts';
import {
  openNote,
  openReport,
  showInbox,
  useNavigation,
  visitConversation,
  openProfile,
} from '../stores/navigation.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';

/** Goes to a place that a link or a notification names; says so when it is not there. */
export async function openPlace(place: Place): Promise<void> {
  try {
    const found = await request('place.find', place);
    if (found === null) {
      showToast(text.desktop.missing[place.type], { tone: 'danger' });
      return;
    }
    const { type, id, conversationId } = found;
    if (type === 'conversation') visitConversation(id);
    if (type === 'message' && conversationId !== null) visitConversation(conversationId, { messageId: id, words: [] });
    if (type === 'person') openProfile(id);
    if (type === 'report') openReport(id);
    if (type === 'note') openNote(id);
    if (type === 'source' || type === 'change') showInbox({ view: 'open', filter: { type, id } });
    if (type === 'view') showInbox({ view: 'open', filter: { type: 'saved', id } });
  } catch (error) {
    showFailure(text.desktop.openPlace, error);
  }
}

/** What stands open in this window, as far as a link can name it. */
function shownPlace(): Place | null {
  const { view, conversationId, aloneId, reportId, noteId, profileId } = useNavigation.getState();
  if (view === 'reports') return reportId === null ? null : { type: 'report', id: reportId };
  if (view === 'notes') return noteId === null ? null : { type: 'note', id: noteId };
  if (view === 'people') return profileId === null ? null : { type: 'person', id: profileId };
  if (view !== 'inbox') return null;
  if (aloneId !== null) return { type: 'person', id: aloneId };
  return conversationId === null ? null : { type: 'conversation', id: conversationId };
}

/** Copies a link to what stands open. */
export async function copyLink(): Promise<void> {
  const place = shownPlace();
  if (place === null) return showToast(text.desktop.nothingToCopy);
  try {
    const { link } = await request('link.copy', { place });
    showToast(text.desktop.copied(link));
  } catch (error) {
    showFailure(text.desktop.copyLink, error);
  }
}

/** Gives the open conversation or report a window of its own. A report leaves this window: it is written in one place at a time. */
export async function openBeside(): Promise<void> {
  const place = shownPlace();
  if (place === null || (place.type !== 'conversation' && place.type !== 'report')) {
    return showToast(text.desktop.nothingToOpen);
  }
  try {
    if (place.type === 'report') openReport(null);
    await showBeside({ type: place.type, id: place.id });
  } catch (error) {
    showFailure(text.desktop.openBeside, error);
  }
}

export async function showBeside(place: { type: 'conversation' | 'report'; id: number }): Promise<void> {
  await request('window.open', { place });
}

/** Shows a place in the main window, from a window for one thing. */
export async function openInMain(place: Place): Promise<void> {
  try {
    await request('place.open', place);
  } catch (error) {
    showFailure(text.desktop.showInMain, error);
  }
}
