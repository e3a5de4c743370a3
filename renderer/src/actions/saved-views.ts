import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { InboxSort } from '../../../shared/model/list-scope.ts';
import type { SavedView } from '../../../shared/model/triage.ts';
import { request } from '../ipc.ts';
import { queries, queryClient } from '../query.ts';
import { announce, showToast } from '../stores/announce.ts';
import { showInbox, useNavigation } from '../stores/navigation.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import { rememberAction, undoGroup } from './undo.ts';

const words = text.savedViews;

/** Shows the conversations of a view in the order that was saved with it; which of them are open its search says. */
export function openSavedView({ id, sort }: SavedView): void {
  showInbox({ filter: { type: 'saved', id }, view: 'all', sort });
}

/** Tells what was done, with a way back. */
function done(undo: UndoEntry, said: string): void {
  rememberAction(undo, null);
  showToast(said, { action: { label: text.conversation.undo, run: () => void undoGroup(undo.actionId) } });
  void queryClient.invalidateQueries({ queryKey: queries.savedViews().queryKey });
}

/** Keeps a search as a view in the rail. Null when that did not work. */
export async function saveView(view: { name: string; query: string; sort: InboxSort }): Promise<SavedView | null> {
  try {
    const saved = await request('view.create', view);
    done(saved.undo, words.saved(view.name));
    return saved.view;
  } catch (error) {
    showFailure(words.save, error);
    return null;
  }
}

export async function changeView({ id, name, query, sort }: SavedView, change: Partial<SavedView>): Promise<void> {
  const changed = { id, name, query, sort, ...change };
  try {
    const undo = await request('view.update', {
      id,
      name: changed.name,
      query: changed.query,
      sort: changed.sort,
    });
    done(undo, change.name === undefined ? words.changed(name) : words.renamed(changed.name));
  } catch (error) {
    showFailure(words.save, error);
  }
}

export async function deleteView({ id, name }: SavedView): Promise<void> {
  try {
    done(await request('view.delete', { id }), words.deleted(name));
    const { scope } = useNavigation.getState();
    if (scope.filter?.type === 'saved' && scope.filter.id === id) showInbox({ filter: null, view: 'open' });
  } catch (error) {
    showFailure(words.delete, error);
  }
}

/** Moves a view in the rail by so many places, up with a negative number. */
export async function moveView(id: number, by: number): Promise<void> {
  const { queryKey } = queries.savedViews();
  const views = queryClient.getQueryData(queryKey) ?? [];
  const from = views.findIndex((view) => view.id === id);
  const to = Math.min(Math.max(from + by, 0), views.length - 1);
  const moved = views[from];
  if (moved === undefined || from === to) return;
  const ordered = views.toSpliced(from, 1).toSpliced(to, 0, moved);
  queryClient.setQueryData(queryKey, ordered);
  try {
    rememberAction(await request('view.reorder', { ids: ordered.map((view) => view.id) }), null);
    announce(words.moved(moved.name, to + 1, ordered.length));
  } catch (error) {
    queryClient.setQueryData(queryKey, views);
    showFailure(words.move, error);
  }
}
