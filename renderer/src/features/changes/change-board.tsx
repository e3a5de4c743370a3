import { useInfiniteQuery } from '@tanstack/react-query';
import { MoreHorizontal } from 'lucide-react';
import type { DragEvent, KeyboardEvent, RefObject } from 'react';
import { useRef, useState } from 'react';
import { changeStates, type ChangeRow, type ChangeState } from '../../../../shared/model/change.ts';
import { useCommand } from '../../commands.ts';
import { Menu } from '../../components/menu.tsx';
import { ErrorState } from '../../components/states.tsx';
import { queries } from '../../query.ts';
import { openChange } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { askingWords } from './change-words.tsx';
import { useMoving } from './use-moving.tsx';

const dragType = 'application/x-sameside-change';

/** A column for each state. Cards are dragged between them, or moved by Shift and the arrows, or by their menu. */
export function ChangeBoard() {
  const board = useRef<HTMLDivElement>(null);
  const moving = useMoving();
  const dragged = useRef<ChangeRow | null>(null);
  useSteps(board);
  const keys = (event: KeyboardEvent<HTMLElement>, change: ChangeRow): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.shiftKey) return stepAside(board.current, change.state, by);
    const to = changeStates[changeStates.indexOf(change.state) + by];
    if (to !== undefined) moving.move(change, to);
  };
  return (
    <div ref={board} className="change-board">
      {changeStates.map((state) => (
        <Column
          key={state}
          state={state}
          onKeys={keys}
          onDrag={(change) => (dragged.current = change)}
          onDrop={() => dragged.current !== null && moving.move(dragged.current, state)}
          menu={moving.items}
        />
      ))}
      {moving.dialog}
    </div>
  );
}

interface ColumnProps {
  state: ChangeState;
  onKeys: (event: KeyboardEvent<HTMLElement>, change: ChangeRow) => void;
  onDrag: (change: ChangeRow | null) => void;
  onDrop: () => void;
  menu: ReturnType<typeof useMoving>['items'];
}

function Column({ state, onKeys, onDrag, onDrop, menu }: ColumnProps) {
  const pages = useInfiniteQuery(queries.changePages(state));
  const [over, setOver] = useState(false);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const accept = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes(dragType)) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <section
      className={over ? 'change-column change-column-over' : 'change-column'}
      aria-label={text.changes.column(text.changes.state[state], rows.length, pages.hasNextPage)}
      data-column={state}
      onDragOver={accept}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop();
      }}
    >
      <h2 className={`change-mark change-mark-${state}`}>{text.changes.state[state]}</h2>
      {pages.error === null ? null : (
        <ErrorState title={text.changes.failed} error={pages.error} retry={() => void pages.refetch()} />
      )}
      {pages.isSuccess && rows.length === 0 ? <p className="quiet">{text.changes.columnEmpty[state]}</p> : null}
      <ul>
        {rows.map((change) => (
          <li
            key={change.id}
            className="change-card"
            draggable
            onDragStart={(event) => {
              event.dataTransfer.setData(dragType, String(change.id));
              event.dataTransfer.effectAllowed = 'move';
              onDrag(change);
            }}
            onDragEnd={() => onDrag(null)}
          >
            <button
              type="button"
              className="change-card-open"
              data-stop
              onClick={() => openChange(change.id)}
              onKeyDown={(event) => onKeys(event, change)}
            >
              <b>{change.title}</b>
              {change.quote === null ? null : <q className="change-card-quote">{change.quote}</q>}
              <span className="change-card-facts">{askingWords(change)}</span>
              {change.tracker === null ? null : <span className="change-card-facts">{change.tracker}</span>}
            </button>
            <Menu label={text.changes.actions(change.title)} face={<MoreHorizontal size={15} />} items={menu(change)} />
          </li>
        ))}
      </ul>
      {pages.hasNextPage ? (
        <button type="button" className="link-button" onClick={() => void pages.fetchNextPage()}>
          {text.changes.more}
        </button>
      ) : null}
    </section>
  );
}

/** The keys of lists go from one card to the next within a column. */
function useSteps(board: RefObject<HTMLDivElement | null>): void {
  const step = (by: number): boolean => {
    const column = document.activeElement?.closest('[data-column]') ?? null;
    const inside = column !== null && board.current?.contains(column) === true ? column : board.current;
    const stops = [...(inside?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[at === -1 ? 0 : Math.max(0, Math.min(stops.length - 1, at + by))];
    next?.focus();
    return next !== undefined;
  };
  useCommand('next', () => step(1));
  useCommand('previous', () => step(-1));
}

/** To the nearest column beside this one that has a card. */
function stepAside(board: HTMLElement | null, from: ChangeState, by: number): void {
  for (let at = changeStates.indexOf(from) + by; changeStates[at] !== undefined; at += by) {
    const card = board?.querySelector<HTMLElement>(`[data-column="${changeStates[at]}"] [data-stop]`);
    if (card == null) continue;
    card.focus();
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return;
  }
}
