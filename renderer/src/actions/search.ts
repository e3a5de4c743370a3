import { request } from '../ipc.ts';
import { queries, queryClient } from '../query.ts';

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
