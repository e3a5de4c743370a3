import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ChangeRow } from '../../../../shared/model/change.ts';
import { useCommand } from '../../commands.ts';
import { useNow } from '../../components/use-now.ts';
import { ErrorState } from '../../components/states.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { queries } from '../../query.ts';
import { openChange } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatShort } from '../../time.ts';
import { askingWords, StateWords } from './change-words.tsx';

const none: ChangeRow[] = [];

/** All changes in a row, touched last first. */
export function ChangeList() {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    queries.changePages(null),
  );
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? none, [data]);
  const [selected, setSelected] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const now = useNow();
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const step = (by: number): boolean => {
    if (rows.length === 0) return false;
    setSelected(Math.max(0, Math.min(rows.length - 1, selected + by)));
    list.current?.focus();
    return true;
  };
  useCommand('next', () => step(1));
  useCommand('previous', () => step(-1));
  useCommand('open', () => {
    const row = rows[selected];
    if (row === undefined || document.activeElement?.closest('button, a, dialog, [role=menu]')) return false;
    openChange(row.id);
    return true;
  });
  useEffect(() => list.current?.focus(), []);
  if (error !== null && data === undefined) {
    return <ErrorState title={text.changes.failed} error={error} retry={() => void refetch()} />;
  }
  return (
    <div className="change-list">
      <VirtualList
        id="changes"
        label={text.changes.heading}
        items={rows}
        total={hasNextPage ? -1 : rows.length}
        rowHeight={68}
        selected={selected}
        placeKey="changes"
        listRef={list}
        renderRow={(change) => (
          <div className="row row-plain">
            <div className="row-lines">
              <div className="row-top">
                <StateWords state={change.state} />
                <time className="row-time" dateTime={new Date(change.updatedAt).toISOString()}>
                  {formatShort(change.updatedAt, now)}
                </time>
              </div>
              <div className="row-title">{change.title}</div>
              <div className="row-snippet">{askingWords(change)}</div>
            </div>
          </div>
        )}
        onSelect={(change) => openChange(change.id)}
        onEnd={onEnd}
      />
    </div>
  );
}
