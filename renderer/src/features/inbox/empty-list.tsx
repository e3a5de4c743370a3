import { useQuery } from '@tanstack/react-query';
import type { InboxView, ViewCounts } from '../../../../shared/model/conversation.ts';
import type { ListFilter } from '../../../../shared/model/list-scope.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/states.tsx';
import { useKeyHint } from '../../keymap.ts';
import { queries } from '../../query.ts';
import { goTo, showInbox } from '../../stores/navigation.ts';
import { typeSearch } from '../../stores/search.ts';
import { text } from '../../text.ts';
import { emptyWords } from './empty-words.ts';
import { useFilterName } from './filter-line.tsx';

interface EmptyListProps {
  view: InboxView;
  filter: ListFilter | null;
  /** Of the same list, null where nobody keeps them. */
  counts: ViewCounts | null;
}

/** Why a list is empty, and what to do about it. */
export function EmptyList({ view, filter, counts }: EmptyListProps) {
  const name = useFilterName(filter);
  const saved = useQuery(queries.savedViews()).data;
  const keys = { snoozed: useKeyHint('snooze'), done: useKeyHint('done') };
  const words = emptyWords({ view, filter: filter && { type: filter.type, name }, counts, keys });
  const run = {
    open: () => showInbox({ view: 'open' }),
    all: () => showInbox({ view: 'all' }),
    sources: () => goTo('sources'),
    search: () => {
      const view_ = saved?.find(({ id }) => filter?.type === 'saved' && id === filter.id);
      if (view_ !== undefined) typeSearch(view_.query);
    },
  };
  return (
    <EmptyState title={words.title} hint={words.hint}>
      {words.ways.map((way) => (
        <Button key={way} onClick={run[way]}>
          {text.inbox.emptyWays[way]}
        </Button>
      ))}
    </EmptyState>
  );
}
