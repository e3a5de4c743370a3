import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode, RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { runCommand } from '../commands.ts';

interface VirtualListProps<Item extends { id: number | string }> {
  id: string;
  label: string;
  items: Item[];
  /** How many there are in all, also those not loaded; -1 when nobody knows. */
  total: number;
  rowHeight: number;
  /** Index of the selected row, -1 for none. */
  selected: number;
  /** Under this name the place in the list is remembered while the list is away. */
  placeKey: string;
  /** Where the elements goes, for focus from elsewhere. */
  listRef?: RefObject<HTMLDivElement | null>;
  renderRow: (item: Item) => ReactNode;
  onSelect: (item: Item) => void;
  onEnd: () => void;
}

const places = new Map<string, number>();

/** A list of any length: draws the rows in sight, keeps the selected one in sight, asks for more before the end. */
export function VirtualList<Item extends { id: number | string }>(props: VirtualListProps<Item>) {
  const { id, label, items, total, rowHeight, selected, placeKey, renderRow, onSelect, onEnd } = props;
  const own = useRef<HTMLDivElement>(null);
  const scroller = props.listRef ?? own;
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 10,
    initialOffset: () => places.get(placeKey) ?? 0,
  });
  const rows = virtualizer.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? 0;

  useEffect(() => {
    const offset = places.get(placeKey) ?? 0;
    scroller.current?.scrollTo({ top: offset });
  }, [placeKey, scroller]);

  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - 15) onEnd();
  }, [lastShown, items.length, onEnd]);

  useEffect(() => {
    if (selected >= 0) virtualizer.scrollToIndex(selected, { align: 'auto' });
  }, [selected, virtualizer]);

  const rowId = (index: number): string => `${id}-${items[index]?.id ?? index}`;
  const selectedShown = rows.some((row) => row.index === selected);
  return (
    <div
      ref={scroller}
      id={id}
      className="virtual-list"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={selectedShown ? rowId(selected) : undefined}
      onScroll={(event) => places.set(placeKey, event.currentTarget.scrollTop)}
      onKeyDown={(event) => {
        const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
        const wanted: Record<string, number> = {
          Home: 0,
          End: items.length - 1,
          PageDown: Math.min(items.length - 1, selected + page),
          PageUp: Math.max(0, selected - page),
        };
        const item = items[wanted[event.key] ?? -1];
        if (item === undefined) return;
        event.preventDefault();
        onSelect(item);
      }}
    >
      <div role="presentation" className="virtual-space" style={{ height: virtualizer.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          return (
            // Keys act on the list itself, which holds the focus for all of its options.
            <div
              key={row.key}
              id={rowId(row.index)}
              role="option"
              aria-selected={row.index === selected}
              aria-posinset={row.index + 1}
              aria-setsize={total}
              className="virtual-row"
              style={{ height: rowHeight, transform: `translateY(${row.start}px)` }}
              onClick={() => {
                onSelect(item);
                scroller.current?.focus({ preventScroll: true });
              }}
              onDoubleClick={() => runCommand('open')}
            >
              {renderRow(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
