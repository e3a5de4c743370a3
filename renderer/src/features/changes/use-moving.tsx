import type { ReactNode } from 'react';
import { useState } from 'react';
import { changeStates, type ChangeState } from '../../../../shared/model/change.ts';
import { moveChange } from '../../actions/changes.ts';
import type { MenuItem } from '../../components/menu.tsx';
import { text } from '../../text.ts';
import { isWorded, MoveDialog, type WordedState } from './move-dialog.tsx';

interface Movable {
  id: number;
  title: string;
  state: ChangeState;
}

/** Taking changes to other states: at once, or by a dialog that asks for the words. */
export function useMoving(): {
  move: (change: Movable, to: ChangeState) => void;
  items: (change: Movable) => MenuItem[];
  dialog: ReactNode;
} {
  const [asking, setAsking] = useState<{ change: Movable; to: WordedState } | null>(null);
  const move = (change: Movable, to: ChangeState): void => {
    if (to === change.state) return;
    if (isWorded(to)) setAsking({ change, to });
    else void moveChange(change.title, { id: change.id, state: to, words: '', by: '' });
  };
  return {
    move,
    items: (change) =>
      changeStates
        .filter((state) => state !== change.state)
        .map((state) => ({
          key: state,
          label: text.changes.moveTo(text.changes.state[state].toLowerCase()),
          run: () => move(change, state),
        })),
    dialog: asking === null ? null : <MoveDialog {...asking} onClose={() => setAsking(null)} />,
  };
}
