import type { InboxView, ViewCounts } from '../../../../shared/model/conversation.ts';
import type { ListFilter } from '../../../../shared/model/list-scope.ts';
import { formatNumber } from '../../text/count.ts';
import { text } from '../../text.ts';

interface EmptyWords {
  title: string;
  hint: string;
  /** Ways out: the open ones, those of all states, the sources, the search of a saved view. */
  ways: ('open' | 'all' | 'sources' | 'search')[];
}

interface EmptyListing {
  view: InboxView;
  /** What the list is narrowed to, with its name; null for the whole inbox. */
  filter: { type: ListFilter['type']; name: string } | null;
  /** Of the same list, null where nobody keeps them. */
  counts: ViewCounts | null;
  /** Keys that snooze and mark as done, null where none does. */
  keys: { snoozed: string | null; done: string | null };
}

/** Why a list is empty, and what to do about it. */
export function emptyWords({ view, filter, counts, keys }: EmptyListing): EmptyWords {
  const there = (['open', 'snoozed', 'done'] as const).filter((state) => (counts?.[state] ?? 0) > 0);
  const isElsewhere = view !== 'all' && (counts === null || there.length > 0);
  if (filter === null) {
    const { nothing, nothingHint, title, hint } = text.inbox.empty;
    if (view === 'all' || !isElsewhere) return { title: nothing, hint: nothingHint, ways: ['sources'] };
    if (view === 'open') return { title: title.open, hint: hint.open, ways: [] };
    return { title: title[view], hint: hint[view](keys[view]), ways: ['open'] };
  }
  const { title, what, fill, elsewhere, others, savedState } = text.inbox.emptyOf;
  const named = what[filter.type](filter.name);
  const search: EmptyWords['ways'] = filter.type === 'saved' ? ['search'] : [];
  const sources: EmptyWords['ways'] = filter.type === 'source' ? ['sources'] : [];
  if (!isElsewhere) return { title: title.all(named), hint: fill[filter.type], ways: [...sources, ...search] };
  const found = there.map((state) => `${formatNumber(counts![state])} ${elsewhere[state]}`);
  return {
    title: title[view](named),
    hint: counts === null ? savedState : others(found),
    ways: ['all', ...search],
  };
}
