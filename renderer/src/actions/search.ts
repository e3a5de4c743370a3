import { request } from '../ipc.ts';
import { queries, queryClient } from '../query.ts';
import { showToast } from '../stores/announce.ts';
import { showInbox } from '../stores/navigation.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import { rememberAction, undoLast } from './undo.ts';

const key = queries.searchHistory().queryKey;

/** Keeps a search among those to be offered again. It is not worth a word when that fails. */
export async function rememberSearch(query: string): Promise<void> {
  const words = query.trim();
  if (words === '') return;
  queryClient.setQueryData(key, (history) => history && [words, ...history.filter((one) => one !== words)]);
  await request('search.remember', { query: words }).catch(() => undefined);
}

export async function forgetSearch(query: string): Promise<void> {
  queryClient.setQueryData(key, (history) => history?.filter((one) => one !== query));
  await request('search.forget', { query }).catch(() => undefined);
  void queryClient.invalidateQueries({ queryKey: key });
}

/** Keeps a search as a view in the rail and goes there. */
export async function saveView(name: string, query: string): Promise<void> {
  try {
    const { view, undo } = await request('view.create', { name, query, sort: 'newest' });
    rememberAction(undo, null);
    void rememberSearch(query);
    void queryClient.invalidateQueries({ queryKey: ['triage'] });
    showInbox({ view: 'all', filter: { type: 'saved', id: view.id } });
    showToast(text.search.saved(view.name), { action: { label: text.conversation.undo, run: () => void undoLast() } });
  } catch (error) {
    showFailure(text.search.save, error);
  }
}
