import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import type { DragEvent, MouseEvent, ReactNode, RefObject } from 'react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { runCommand } from '../commands.ts';

/** How a row answers to being dragged and dropped upon. */
export interface RowDrag<Item> {
  onStart: (item: Item, event: DragEvent<HTMLElement>) => void;
  accepts: () => boolean;
  onDrop: (item: Item) => void;
}

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
  /** Another number brings the selected row into sight. */
  reveal?: number;
  /** Words above some rows, by the index of the row; they are no options. */
  headings?: ReadonlyMap<number, string>;
  /** Present: several rows can be picked. While any is, picked ones count as selected. */
  picked?: { any: boolean; has: (item: Item) => boolean };
  drag?: RowDrag<Item>;
  renderRow: (item: Item) => ReactNode;
  /** `event` where it was by mouse: its held keys may pick in place of opening. */
  onSelect: (item: Item, event?: MouseEvent) => void;
  onContextMenu?: (item: Item, event: MouseEvent) => void;
  onEnd: () => void;
  /** The first and the last row in sight, and whether the list stands at its top. */
  onShown?: (first: number, last: number, atTop: boolean) => void;
}

const headingHeight = 26;
/** Rows drawn out of sight on either side, so that none is blank when the list moves fast. */
const spareRows = 14;
/** So many rows before the end more are asked for. */
const ahead = 80;

type ListVirtualizer = Virtualizer<HTMLDivElement, Element>;

const places = new Map<string, number>();

/** A list of any length: draws the rows in sight, keeps what one looks at in its place, asks for more before the end. */
export function VirtualList<Item extends { id: number | string }>(props: VirtualListProps<Item>) {
  const { id, label, items, total, rowHeight, selected, placeKey, headings, picked, reveal, onSelect, onEnd, onShown } =
    props;
  const own = useRef<HTMLDivElement>(null);
  const scroller = props.listRef ?? own;
  const { entries, entryOfRow } = useMemo(() => entriesOf(items.length, headings), [items.length, headings]);
  const keyOf = useCallback(
    (index: number) => {
      const row = entries[index] ?? index;
      return row < 0 ? `heading-${items[-row - 1]?.id}` : (items[row]?.id ?? index);
    },
    [entries, items],
  );
  const sizeOf = useCallback(
    (index: number) => ((entries[index] ?? 0) < 0 ? headingHeight : rowHeight),
    [entries, rowHeight],
  );
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: sizeOf,
    getItemKey: keyOf,
    overscan: spareRows,
    scrollPaddingStart: headings === undefined ? 0 : headingHeight,
    initialOffset: () => places.get(placeKey) ?? 0,
  });
  // Heights are known: rows that were drawn never tell others.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, sizeOf]);
  const shown = virtualizer.getVirtualItems();
  const range = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  const firstRow = rowAt(entries, range.startIndex);
  const lastRow = rowAt(entries, range.endIndex);
  const startOf = useCallback(
    (row: number) => (entryOfRow(row) - row) * headingHeight + row * rowHeight,
    [entryOfRow, rowHeight],
  );

  useEffect(() => {
    scroller.current?.scrollTo({ top: places.get(placeKey) ?? 0 });
  }, [placeKey, scroller]);

  useKeptPlace({ scroller, items, placeKey, firstRow, startOf });

  useEffect(() => {
    if (items.length > 0 && lastRow >= items.length - ahead) onEnd();
  }, [lastRow, items.length, onEnd]);

  useEffect(() => {
    onShown?.(firstRow, lastRow, (scroller.current?.scrollTop ?? 0) < rowHeight / 2);
  }, [firstRow, lastRow, onShown, scroller, rowHeight, items]);

  // Only another choice brings the list to it: rows that come and go around it do not.
  const selectedId = items[selected]?.id;
  const selectedEntry = selected < 0 ? -1 : entryOfRow(selected);
  const latestEntry = useRef(selectedEntry);
  useLayoutEffect(() => {
    latestEntry.current = selectedEntry;
  });
  const isMoving = useRef(false);
  const revealed = useRef('');
  useEffect(() => {
    const choice = `${selectedId} ${rowHeight} ${reveal ?? 0}`;
    // One that only was away for a while is no other choice.
    if (selectedId === undefined || revealed.current === choice) return;
    revealed.current = choice;
    // The virtualizer would lay the page out anew to find that nothing is to be done.
    if (!isMoving.current && isInSight(virtualizer, latestEntry.current)) return;
    isMoving.current = true;
    virtualizer.scrollToIndex(latestEntry.current, { align: 'auto' });
  }, [selectedId, rowHeight, virtualizer, reveal]);

  const rowId = (index: number): string => `${id}-${items[index]?.id ?? index}`;
  const isShown = shown.some((entry) => entries[entry.index] === selected);
  const heading = headings === undefined ? null : headingAbove(headings, firstRow);
  return (
    <div
      ref={scroller}
      id={id}
      className="virtual-list"
      role="listbox"
      aria-label={label}
      aria-multiselectable={picked === undefined ? undefined : true}
      tabIndex={0}
      aria-activedescendant={selected >= 0 && isShown ? rowId(selected) : undefined}
      onScroll={(event) => {
        isMoving.current = false;
        places.set(placeKey, event.currentTarget.scrollTop);
      }}
      onKeyDown={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
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
        // It may be selected already, and out of sight.
        virtualizer.scrollToIndex(entryOfRow(items.indexOf(item)), { align: 'auto' });
      }}
    >
      {heading === null ? null : (
        <div className="list-heading-now" aria-hidden="true">
          <div className="list-heading">{heading}</div>
        </div>
      )}
      <div role="presentation" className="virtual-space" style={{ height: virtualizer.getTotalSize() }}>
        {shown.map((entry) => {
          const index = entries[entry.index] ?? 0;
          const place = { height: entry.size, transform: `translateY(${entry.start}px)` };
          if (index < 0) {
            return (
              <div key={entry.key} className="virtual-row list-heading" style={place} aria-hidden="true">
                {headings?.get(-index - 1)}
              </div>
            );
          }
          const item = items[index];
          if (item === undefined) return null;
          const isActive = index === selected;
          const isPicked = picked?.any === true ? picked.has(item) : isActive;
          return (
            // Keys act on the list itself, which holds the focus for all of its options.
            <div
              key={entry.key}
              id={rowId(index)}
              role="option"
              aria-selected={isPicked}
              aria-posinset={index + 1}
              aria-setsize={total}
              className={`virtual-row${isActive ? ' virtual-row-active' : ''}`}
              style={place}
              onClick={(event) => {
                onSelect(item, event);
                scroller.current?.focus({ preventScroll: true });
              }}
              onDoubleClick={() => runCommand('open')}
              onContextMenu={props.onContextMenu && ((event) => props.onContextMenu?.(item, event))}
              {...dragProps(props.drag, item)}
            >
              {props.renderRow(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What stands one under the other: a row by its index, the heading above row n as -n - 1. */
function entriesOf(
  count: number,
  headings: ReadonlyMap<number, string> | undefined,
): { entries: ArrayLike<number>; entryOfRow: (row: number) => number } {
  const entries = new Int32Array(count + (headings?.size ?? 0));
  const at = headings === undefined ? null : new Int32Array(count);
  let next = 0;
  for (let row = 0; row < count; row += 1) {
    if (headings?.has(row) === true) entries[next++] = -row - 1;
    if (at !== null) at[row] = next;
    entries[next++] = row;
  }
  return { entries: entries.subarray(0, next), entryOfRow: (row) => (at === null ? row : (at[row] ?? row)) };
}

/** The row at an entry, or below it where that is a heading. */
function rowAt(entries: ArrayLike<number>, index: number): number {
  const row = entries[index] ?? 0;
  return row < 0 ? -row - 1 : row;
}

function headingAbove(headings: ReadonlyMap<number, string>, row: number): string | null {
  let found: string | null = null;
  for (const [at, words] of headings) {
    if (at > row) break;
    found = words;
  }
  return found;
}

/** Whether an entry is wholly visible, as far as the last scroll event told. */
function isInSight({ measurementsCache, scrollOffset, scrollRect, options }: ListVirtualizer, entry: number): boolean {
  const place = measurementsCache[entry];
  if (place === undefined || scrollOffset === null || scrollRect === null) return false;
  return place.start > scrollOffset + options.scrollPaddingStart && place.end < scrollOffset + scrollRect.height;
}

/** Rows that come or go above leave what one looks at where it is. At the very top new rows come into sight. */
function useKeptPlace<Item extends { id: number | string }>(options: {
  scroller: RefObject<HTMLDivElement | null>;
  items: Item[];
  placeKey: string;
  firstRow: number;
  startOf: (row: number) => number;
}): void {
  const { scroller, items, placeKey, firstRow, startOf } = options;
  const kept = useRef<{ items: Item[]; placeKey: string; id: Item['id'] | undefined; offset: number } | null>(null);
  // Asking the element right after a change would lay the page out twice.
  const lastTop = useRef(0);
  const keep = useRef(() => {});
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const before = kept.current;
    if (before !== null && before.items !== items && before.placeKey === placeKey) {
      const row = items.findIndex((item) => item.id === before.id);
      const now = element.scrollTop;
      // Whoever scrolled since, and nobody has told yet, stays there too; a list that got shorter pulls up by itself.
      const isPulled = now < lastTop.current && now >= element.scrollHeight - element.clientHeight - 1;
      const moved = isPulled ? 0 : now - lastTop.current;
      lastTop.current = now;
      const top = row === -1 ? lastTop.current : startOf(row) - before.offset + moved;
      if (lastTop.current > 4 && Math.abs(top - lastTop.current) > 0.5) lastTop.current = element.scrollTop = top;
    }
    keep.current = () => {
      kept.current = { items, placeKey, id: items[firstRow]?.id, offset: startOf(firstRow) - lastTop.current };
    };
    keep.current();
  }, [scroller, items, placeKey, firstRow, startOf]);

  // One listener for good: one that is taken away while the virtualizer answers a scroll would miss that scroll.
  useLayoutEffect(() => {
    const element = scroller.current;
    const remember = (): void => {
      lastTop.current = element?.scrollTop ?? 0;
      keep.current();
    };
    element?.addEventListener('scroll', remember, { passive: true });
    return () => element?.removeEventListener('scroll', remember);
  }, [scroller]);
}

function dragProps<Item>(drag: RowDrag<Item> | undefined, item: Item) {
  if (drag === undefined) return {};
  const mark = (event: DragEvent<HTMLElement>, over: boolean): void => {
    event.currentTarget.classList.toggle('drop-here', over);
  };
  return {
    draggable: true,
    onDragStart: (event: DragEvent<HTMLElement>) => drag.onStart(item, event),
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!drag.accepts()) return;
      event.preventDefault();
      mark(event, true);
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => mark(event, false),
    onDrop: (event: DragEvent<HTMLElement>) => {
      mark(event, false);
      if (drag.accepts()) drag.onDrop(item);
    },
  };
}
