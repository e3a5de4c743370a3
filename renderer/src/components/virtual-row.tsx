import type { ReactNode } from 'react';
import { memo } from 'react';

interface VirtualRowProps {
  id: string;
  index: number;
  /** Rows in all, -1 when nobody knows. */
  total: number;
  top: number;
  height: number;
  active: boolean;
  picked: boolean;
  draggable: boolean;
  item: object;
  renderRow: (item: never) => ReactNode;
}

/** One row at its place. It knows nothing of the others, so that scrolling draws only rows that were not there before. */
export const VirtualRow = memo(function VirtualRow(props: VirtualRowProps) {
  const { id, index, total, top, height, active, picked, draggable, item, renderRow } = props;
  return (
    <div
      id={id}
      role="option"
      aria-selected={picked}
      aria-posinset={index + 1}
      aria-setsize={total}
      className={active ? 'virtual-row virtual-row-active' : 'virtual-row'}
      style={{ top, height }}
      draggable={draggable || undefined}
    >
      {renderRow(item as never)}
    </div>
  );
});

/** The row in which something happened, null between rows. */
export function rowElement(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
}

/** The index of that row, -1 between rows. */
export function indexOfRow(target: EventTarget): number {
  return Number(rowElement(target)?.ariaPosInSet ?? 0) - 1;
}
