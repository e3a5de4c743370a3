import { useQuery } from '@tanstack/react-query';
import type { ListFilter } from '../../../../shared/model/list-scope.ts';
import { queries } from '../../query.ts';
import { showInbox } from '../../stores/navigation.ts';
import { text } from '../../text.ts';

/** What the list is narrowed to, and the way out of it. */
export function FilterLine({ filter }: { filter: ListFilter }) {
  const name = useFilterName(filter);
  return (
    <div className="filter-bar">
      <span>{text.inbox.onlyShown(text.inbox.onlyOf[filter.type](name))}</span>
      <button
        type="button"
        className="link-button"
        onClick={() => showInbox({ filter: null, ...(filter.type === 'saved' ? { view: 'open' } : {}) })}
      >
        {text.inbox.showAll}
      </button>
    </div>
  );
}

/** What a list is narrowed to, by its name. */
export function useFilterName(filter: ListFilter | null): string {
  const sources = useQuery(queries.sources()).data;
  const labels = useQuery(queries.labels()).data;
  const changes = useQuery(queries.changes()).data;
  const views = useQuery(queries.savedViews()).data;
  switch (filter?.type) {
    case 'source':
      return sources?.find((one) => one.id === filter.id)?.name ?? '';
    case 'label':
      return labels?.find((one) => one.id === filter.id)?.name ?? '';
    case 'change':
      return changes?.find((one) => one.id === filter.id)?.title ?? '';
    case 'assigned':
      return filter.to;
    case 'saved':
      return views?.find((one) => one.id === filter.id)?.name ?? '';
    case undefined:
      return '';
  }
}
