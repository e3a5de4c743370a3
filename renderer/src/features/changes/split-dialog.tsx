import type { FormEvent } from 'react';
import { useState } from 'react';
import type { ChangeDetail } from '../../../../shared/model/change.ts';
import { splitChange } from '../../actions/changes.ts';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { text } from '../../text.ts';

function toggled(list: readonly number[], id: number): number[] {
  return list.includes(id) ? list.filter((one) => one !== id) : [...list, id];
}

const shownOfQuote = 120;
const cut = (quote: string): string => (quote.length > shownOfQuote ? `${quote.slice(0, shownOfQuote)}…` : quote);

/** Chooses what goes into a change of its own. */
export function SplitDialog({ change, onClose }: { change: ChangeDetail; onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [conversationIds, setConversations] = useState<number[]>([]);
  const [evidenceIds, setEvidence] = useState<number[]>([]);
  const ready = title.trim() !== '' && conversationIds.length + evidenceIds.length > 0;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready) return;
    onClose();
    void splitChange({ id: change.id, title: title.trim(), conversationIds, evidenceIds });
  };
  return (
    <Dialog title={text.changes.splitTitle} onClose={onClose} wide>
      <form className="dialog-form" onSubmit={send}>
        <p className="quiet">{text.changes.splitHint}</p>
        <input
          className="field"
          data-autofocus
          aria-label={text.changes.splitName}
          placeholder={text.changes.splitName}
          maxLength={300}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <fieldset className="change-choices">
          <legend className="field-label">{text.changes.conversations}</legend>
          {change.conversations.map((one) => (
            <label key={one.id} className="check">
              <input
                type="checkbox"
                checked={conversationIds.includes(one.id)}
                onChange={() => setConversations(toggled(conversationIds, one.id))}
              />
              <span className="change-choice">
                {one.title || text.inbox.untitled} <span className="quiet">{one.sourceName}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset className="change-choices">
          <legend className="field-label">{text.changes.say}</legend>
          {change.evidence.map((one) => (
            <label key={one.id} className="check">
              <input
                type="checkbox"
                checked={evidenceIds.includes(one.id)}
                onChange={() => setEvidence(toggled(evidenceIds, one.id))}
              />
              <span className="change-choice">
                “{cut(one.quote)}” <span className="quiet">{one.who || text.inbox.nobody}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <DialogFoot submit={text.changes.splitButton} ready={ready} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
