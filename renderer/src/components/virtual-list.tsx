import type { DragEvent, MouseEvent, ReactNode, RefObject } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import { runCommand } from '../commands.ts';
import { listLayout } from './list-layout.ts';
import { useListWindow } from './use-list-window.ts';
import { indexOfRow, rowElement, VirtualRow } from './virtual-row.tsx';

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
  /** Words above some rows, by the index of the row, ascending; they are no options. */
  headings?: ReadonlyMap<number, string>;
  /** Present: several rows can be picked. While any is, picked ones count as selected. */
  picked?: { any: boolean; has: (item: Item) => boolean };
  drag?: RowDrag<Item>;
  /** Rows are drawn again only when this is another function, or the item another object. */
  renderRow: (item: Item) => ReactNode;
  /** `event` where it was by mouse: its held keys may pick in place of opening. */
  onSelect: (item: Item, event?: MouseEvent) => void;
  onContextMenu?: (item: Item, event: MouseEvent) => void;
  onEnd: () => void;
  /** The first and the last row drawn, and whether the list stands at its top. */
  onShown?: (first: number, last: number, atTop: boolean) => void;
}

const headingHeight = 26;
/** So many rows before the end more are asked for while nothing else is to do, and so many before it at once. */
const ahead = 80;
const pressing = 30;
const noHeadings: ReadonlyMap<number, string> = new Map();

/** A list of any length: draws the rows in sight, keeps what one looks at in its place, asks for more before the end. */
export function VirtualList<Item extends { id: number | string }>(props: VirtualListProps<Item>) {
  const { id, label, items, total, rowHeight, selected, placeKey, headings, picked, onSelect, onEnd, onShown } = props;
  const own = useRef<HTMLDivElement>(null);
  const scroller = props.listRef ?? own;
  const layout = useMemo(
    () => listLayout(items.length, { row: rowHeight, heading: headingHeight }, [...(headings ?? noHeadings).keys()]),
    [items.length, headings, rowHeight],
  );
  const { first, last, headed, atTop, bringIntoSight } = useListWindow({
    scroller,
    layout,
    items,
    rowHeight,
    coveredTop: headings === undefined ? 0 : headingHeight,
    selected,
    reveal: props.reveal ?? 0,
    placeKey,
  });

  useEffect(() => {
    if (items.length === 0 || last < items.length - ahead) return;
    if (last >= items.length - pressing) {
      onEnd();
      return;
    }
    const idle = requestIdleCallback(onEnd, { timeout: 200 });
    return () => cancelIdleCallback(idle);
  }, [last, items.length, onEnd]);

  useEffect(() => {
    onShown?.(first, last, atTop);
  }, [first, last, atTop, onShown, items]);

  const rowId = (index: number): string => `${id}-${items[index]?.id ?? index}`;
  const isDrawn = selected >= first && selected <= last;
  const drawn: ReactNode[] = [];
  for (const row of layout.headingsIn(first, last)) {
    drawn.push(
      <div
        key={`heading-${items[row]?.id}`}
        className="virtual-row list-heading"
        style={{ top: layout.startOf(row) - headingHeight, height: headingHeight }}
        aria-hidden="true"
      >
        {headings?.get(row)}
      </div>,
    );
  }
  for (let index = first; index <= last; index += 1) {
    const item = items[index];
    if (item === undefined) continue;
    const isActive = index === selected;
    drawn.push(
      <VirtualRow
        key={item.id}
        id={rowId(index)}
        index={index}
        total={total}
        top={layout.startOf(index)}
        height={rowHeight}
        active={isActive}
        picked={picked?.any === true ? picked.has(item) : isActive}
        draggable={props.drag !== undefined}
        item={item}
        renderRow={props.renderRow}
      />,
    );
  }
  const itemOf = (event: { target: EventTarget }): Item | undefined => items[indexOfRow(event.target)];
  return (
    <div
      ref={scroller}
      id={id}
      className="virtual-list"
      role="listbox"
      aria-label={label}
      aria-multiselectable={picked === undefined ? undefined : true}
      tabIndex={0}
      aria-activedescendant={isDrawn ? rowId(selected) : undefined}
      onKeyDown={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
        const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
        const wanted: Record<string, number> = {
          Home: 0,
          End: items.length - 1,
          PageDown: Math.min(items.length - 1, selected + page),
          PageUp: Math.max(0, selected - page),
        };
        const index = wanted[event.key] ?? -1;
        const item = items[index];
        if (item === undefined) return;
        event.preventDefault();
        onSelect(item);
        // It may be selected already, and out of sight.
        bringIntoSight(index);
      }}
    >
      {headings === undefined || headed < 0 ? null : (
        <div className="list-heading-now" aria-hidden="true">
          <div className="list-heading">{headings.get(headed)}</div>
        </div>
      )}
      {/* Keys act on the list itself, which holds the focus for all of its options. */}
      <div
        role="presentation"
        className="virtual-space"
        style={{ height: layout.height }}
        onClick={(event) => {
          const item = itemOf(event);
          if (item === undefined) return;
          onSelect(item, event);
          scroller.current?.focus({ preventScroll: true });
        }}
        onDoubleClick={(event) => {
          if (itemOf(event) !== undefined) runCommand('open');
        }}
        onContextMenu={(event) => {
          const item = itemOf(event);
          if (item !== undefined) props.onContextMenu?.(item, event);
        }}
        {...dragProps(props.drag, itemOf)}
      >
        {drawn}
      </div>
    </div>
  );
}

function dragProps<Item>(
  drag: RowDrag<Item> | undefined,
  itemOf: (event: { target: EventTarget }) => Item | undefined,
) {
  if (drag === undefined) return {};
  const mark = ({ target }: DragEvent<HTMLElement>, over: boolean): void => {
    rowElement(target)?.classList.toggle('drop-here', over);
  };
  return {
    onDragStart: (event: DragEvent<HTMLElement>) => {
      const item = itemOf(event);
      if (item !== undefined) drag.onStart(item, event);
    },
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!drag.accepts() || itemOf(event) === undefined) return;
      event.preventDefault();
      mark(event, true);
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => mark(event, false),
    onDrop: (event: DragEvent<HTMLElement>) => {
      mark(event, false);
      const item = itemOf(event);
      if (item !== undefined && drag.accepts()) drag.onDrop(item);
    },
  };
}
