import type { RefObject } from 'react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ListLayout } from './list-layout.ts';
import { drawnRows } from './list-layout.ts';

interface Options<Item extends { id: number | string }> {
  scroller: RefObject<HTMLDivElement | null>;
  layout: ListLayout;
  items: Item[];
  rowHeight: number;
  /** What lies over the rows at the top of the list. */
  coveredTop: number;
  /** Index of the selected row, -1 for none. */
  selected: number;
  reveal: number;
  placeKey: string;
}

/** What of a list is drawn. Changes in steps of some rows, so that most scrolling draws nothing anew. */
export interface ListWindow {
  first: number;
  last: number;
  /** The row whose heading stands over what is in sight, -1 for none. */
  headed: number;
  atTop: boolean;
}

/** Where each list stood when it was last there. */
const places = new Map<string, number>();

/** Follows the scrolling of a list, keeps its place when rows come and go, and brings the selected row into sight. */
export function useListWindow<Item extends { id: number | string }>(options: Options<Item>) {
  const { scroller, layout, items, rowHeight, selected, reveal, placeKey } = options;
  const latest = useRef(options);
  // Asking the element for either right after a change would lay the page out twice.
  const top = useRef(places.get(placeKey) ?? 0);
  const height = useRef(window.innerHeight);
  const [shown, setShown] = useState(() => windowAt(options, places.get(placeKey) ?? 0, window.innerHeight));
  const current = useRef(shown);
  /** The row at the top, and how far it has been scrolled. */
  const kept = useRef<{ items: Item[]; placeKey: string; id: Item['id'] | undefined; offset: number } | null>(null);

  const follow = useCallback((draw: (next: ListWindow) => void = setShown) => {
    const now = latest.current;
    const row = now.layout.rowAt(top.current);
    kept.current = {
      items: now.items,
      placeKey: now.placeKey,
      id: now.items[row]?.id,
      offset: now.layout.startOf(row) - top.current,
    };
    const next = windowAt(now, top.current, height.current);
    if (isSame(current.current, next)) return;
    current.current = next;
    draw(next);
  }, []);

  const scrollTo = useCallback(
    (offset: number) => {
      const element = latest.current.scroller.current;
      if (element === null) return;
      element.scrollTop = offset;
      top.current = element.scrollTop;
      follow();
    },
    [follow],
  );

  useLayoutEffect(() => {
    latest.current = options;
  });

  // At the very top new rows come into sight; further down what one looks at stays where it is.
  useLayoutEffect(() => {
    const before = kept.current;
    if (before?.placeKey !== placeKey) {
      const place = places.get(placeKey) ?? 0;
      // A fresh list stands at its top by itself.
      if (before !== null || place > 0) return scrollTo(place);
    }
    const element = scroller.current;
    if (before !== null && before.items !== items && element !== null) {
      const row = items.findIndex((item) => item.id === before.id);
      const now = element.scrollTop;
      // Whoever scrolled since, and nobody has told yet, stays there too; a list that got shorter pulls up by itself.
      const isPulled = now < top.current && now >= element.scrollHeight - element.clientHeight - 1;
      const moved = isPulled ? 0 : now - top.current;
      top.current = now;
      const wanted = row === -1 ? top.current : layout.startOf(row) - before.offset + moved;
      if (top.current > 4 && Math.abs(wanted - top.current) > 0.5) return scrollTo(wanted);
    }
    follow();
  }, [scroller, items, layout, placeKey, scrollTo, follow]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const scrolled = (): void => {
      top.current = element.scrollTop;
      places.set(latest.current.placeKey, top.current);
      follow((next) => flushSync(() => setShown(next)));
    };
    const observer = new ResizeObserver(() => {
      height.current = element.clientHeight;
      follow();
    });
    observer.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [scroller, follow]);

  const bringIntoSight = useCallback(
    (row: number) => {
      const { layout, rowHeight, coveredTop } = latest.current;
      const start = layout.startOf(row);
      if (start < top.current + coveredTop) scrollTo(start - coveredTop);
      else if (start + rowHeight > top.current + height.current) scrollTo(start + rowHeight - height.current);
    },
    [scrollTo],
  );

  // Only another choice brings the list to it: rows that come and go around it do not.
  const selectedId = items[selected]?.id;
  const revealed = useRef('');
  useEffect(() => {
    const choice = `${selectedId} ${rowHeight} ${reveal}`;
    // One that only was away for a while is no other choice.
    if (selectedId === undefined || revealed.current === choice) return;
    revealed.current = choice;
    bringIntoSight(latest.current.selected);
  }, [selectedId, rowHeight, reveal, bringIntoSight]);

  // Rows may be fewer than when the window was worked out.
  return { ...shown, last: Math.min(shown.last, items.length - 1), bringIntoSight };
}

function windowAt(
  { layout, items, rowHeight }: Pick<Options<{ id: number | string }>, 'layout' | 'items' | 'rowHeight'>,
  top: number,
  height: number,
): ListWindow {
  const row = layout.rowAt(top);
  return {
    ...drawnRows(items.length, row, layout.rowAt(top + height)),
    headed: layout.headingOver(row),
    atTop: top < rowHeight / 2,
  };
}

function isSame(a: ListWindow, b: ListWindow): boolean {
  return a.first === b.first && a.last === b.last && a.headed === b.headed && a.atTop === b.atTop;
}
