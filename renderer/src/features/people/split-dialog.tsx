import { useState } from 'react';
import type { PersonProfile } from '../../../../shared/model/people.ts';
import type { Identity } from '../../../../shared/model/records.ts';
import { splitPerson } from '../../actions/people.ts';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { text } from '../../text.ts';

/** Whether the address says more than the name does; a bare number says nothing. */
const isTold = ({ name, address }: Identity): boolean => name !== null && name !== address && !/^\d+$/.test(address);

/** Chooses which identities go back to whom they came from. */
export function SplitDialog({ person, onClose }: { person: PersonProfile; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly number[]>(() =>
    person.identities
      .filter(({ joined }) => joined)
      .map(({ id }) => id)
      .slice(-1),
  );
  return (
    <Dialog title={text.people.splitTitle(person.name)} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          void splitPerson([...chosen]);
        }}
      >
        <p className="quiet">{text.people.splitHint}</p>
        <ul className="split-list">
          {person.identities.map((identity, index) => (
            <li key={identity.id}>
              <label className="check">
                <input
                  type="checkbox"
                  {...(index === 0 && { 'data-autofocus': true })}
                  checked={chosen.includes(identity.id)}
                  onChange={(event) =>
                    setChosen(
                      event.target.checked ? [...chosen, identity.id] : chosen.filter((id) => id !== identity.id),
                    )
                  }
                />
                <span className="split-words">
                  <b>{identity.name ?? identity.address}</b>
                  <span className="quiet">
                    {(isTold(identity) ? [identity.address, identity.placeName] : [identity.placeName]).join(' · ')}
                    {identity.cameFrom === null ? '' : `, ${text.people.cameFrom(identity.cameFrom)}`}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
        <DialogFoot submit={text.people.splitButton} ready={chosen.length > 0} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
