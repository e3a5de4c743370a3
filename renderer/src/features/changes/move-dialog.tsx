import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import type { ChangeState } from '../../../../shared/model/change.ts';
import { moveChange } from '../../actions/changes.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
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
  const id = useId();
  const [words, setWords] = useState('');
  const [by, setBy] = useState('');
  const [today] = useState(() => dayField(Date.now()));
  const [day, setDay] = useState(today);
  const asks = text.changes.move;
  const lacksReason = to === 'declined' && words.trim() === '';
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (lacksReason) return;
    const at = day === today ? undefined : timeOfDay(day);
    const input = { id: change.id, state: to, words, by, ...(at === undefined ? {} : { at }) };
    if (await moveChange(change.title, input)) onClose();
  };
  return (
    <Dialog title={`${asks.title[to]}: ${change.title}`} onClose={onClose}>
      <form className="dialog-form change-form" onSubmit={(event) => void send(event)}>
        <label className="field-label" htmlFor={`${id}-words`}>
          {asks.words[to]}
        </label>
        <textarea
          id={`${id}-words`}
          className="field"
          data-autofocus
          rows={4}
          placeholder={asks.placeholder[to]}
          aria-describedby={to === 'declined' ? `${id}-reason` : undefined}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {to === 'declined' ? (
          <p id={`${id}-reason`} className="quiet">
            {asks.reason}
          </p>
        ) : null}
        <div className="change-form-row">
          {to === 'shipped' ? null : (
            <label>
              <span className="field-label">{asks.by}</span>
              <input className="field" maxLength={200} value={by} onChange={(event) => setBy(event.target.value)} />
            </label>
          )}
          <label>
            <span className="field-label">{asks.when}</span>
            <input
              className="field"
              type="date"
              max={today}
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          </label>
        </div>
        <div className="dialog-actions">
          <Button look="main" type="submit" disabled={lacksReason}>
            {asks.button}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
