import type { FormEvent } from 'react';
import { useState } from 'react';
import type { ChangeState } from '../../../../shared/model/change.ts';
import { moveChange } from '../../actions/changes.ts';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SaidFields } from '../../components/said-fields.tsx';
import { dayField, timeOfDay } from '../../day-field.ts';
import { text } from '../../text.ts';

export type WordedState = 'accepted' | 'shipped' | 'declined';

/** States that come with words: what the company said, where it is. */
export function isWorded(state: ChangeState): state is WordedState {
  return state === 'accepted' || state === 'shipped' || state === 'declined';
}

interface MoveDialogProps {
  change: { id: number; title: string };
  to: WordedState;
  onClose: () => void;
}

/** Asks for the words, who said them and when; a change is not declined without them. */
export function MoveDialog({ change, to, onClose }: MoveDialogProps) {
  const [today] = useState(() => dayField(Date.now()));
  const [said, setSaid] = useState({ words: '', by: '', day: today });
  const asks = text.changes.move;
  const lacksReason = to === 'declined' && said.words.trim() === '';
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (lacksReason) return;
    const { words, by, day } = said;
    const at = day === today ? undefined : timeOfDay(day);
    const input = { id: change.id, state: to, words, by, ...(at === undefined ? {} : { at }) };
    if (await moveChange(change.title, input)) onClose();
  };
  return (
    <Dialog title={`${asks.title[to]}: ${change.title}`} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void send(event)}>
        <SaidFields
          labels={{ words: asks.words[to], by: to === 'shipped' ? undefined : asks.by, day: asks.when }}
          placeholder={asks.placeholder[to]}
          hint={to === 'declined' ? asks.reason : undefined}
          said={said}
          onChange={setSaid}
        />
        <DialogFoot submit={asks.button} ready={!lacksReason} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
