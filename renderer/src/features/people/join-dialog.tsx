import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonProfile } from '../../../../shared/model/people.ts';
import { mostCareful } from '../../../../shared/model/people.ts';
import { joinPeople } from '../../actions/people.ts';
import { Avatar } from '../../components/avatar.tsx';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { LoadingState } from '../../components/states.tsx';
import { useDebounced } from '../../components/use-debounced.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { IdentityLine } from './person-parts.tsx';

/** Chooses another person by a few letters, shows what will be one, and joins. */
export function JoinDialog({ person, onClose }: { person: PersonProfile; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const [chosenId, setChosenId] = useState<number | null>(null);
  const words = useDebounced(typed.trim(), 120);
  const people = useInfiniteQuery({ ...queries.people('all', words), enabled: words !== '' }).data;
  const found = words === '' ? [] : (people?.pages[0]?.people ?? []).filter(({ id }) => id !== person.id).slice(0, 8);
  const at = Math.min(index, found.length - 1);
  return (
    <Dialog title={text.people.joinTitle(person.name)} onClose={onClose}>
      {chosenId === null ? (
        <div className="dialog-form">
          <p className="quiet">{text.people.joinHint}</p>
          <input
            className="field"
            data-autofocus
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls="join-found"
            aria-activedescendant={found[at] === undefined ? undefined : `join-${found[at].id}`}
            aria-label={text.people.joinField}
            placeholder={text.people.joinField}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setIndex(0);
            }}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
              if (step !== 0 && found.length > 0) {
                event.preventDefault();
                setIndex((at + step + found.length) % found.length);
              } else if (event.key === 'Enter' && found[at] !== undefined) {
                event.preventDefault();
                setChosenId(found[at].id);
              }
            }}
          />
          <div id="join-found" className="choice-list" role="listbox" aria-label={text.people.list}>
            {found.map((one, position) => (
              // The field holds the focus and its keys move through the people.
              <div
                key={one.id}
                id={`join-${one.id}`}
                role="option"
                aria-selected={position === at}
                className={position === at ? 'choice choice-here' : 'choice'}
                onPointerMove={() => setIndex(position)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => setChosenId(one.id)}
              >
                <Avatar name={one.name} size="small" />
                <span className="choice-name join-found-name">{one.name}</span>
                <span className="menu-detail">{[...one.knownAs, ...one.places].slice(0, 2).join(' · ')}</span>
              </div>
            ))}
          </div>
          {words !== '' && people !== undefined && found.length === 0 ? (
            <p className="choice-nothing">{text.people.joinNobody}</p>
          ) : null}
        </div>
      ) : (
        <JoinPreview person={person} otherId={chosenId} onClose={onClose} />
      )}
    </Dialog>
  );
}

/** What tells two of one name apart: an address of mail, else the place. */
function foundAt({ identities: [first] }: PersonProfile): string {
  if (first === undefined) return '';
  return first.place === 'mail' ? first.address : first.placeName;
}

/** What will be one person, and whose name is kept. */
function JoinPreview({ person, otherId, onClose }: { person: PersonProfile; otherId: number; onClose: () => void }) {
  const other = useQuery(queries.profile(otherId)).data;
  const [intoId, setIntoId] = useState(person.id);
  if (other === undefined) return <LoadingState />;
  const both = [person, other];
  const into = both.find(({ id }) => id === intoId) ?? person;
  const wish = mostCareful(both.map(({ creditWish }) => creditWish));
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
        void joinPeople(into, [into === person ? other.id : person.id], null);
      }}
    >
      <fieldset className="merge-list">
        <legend>{text.people.joinWho}</legend>
        {both.map((one) => (
          <label key={one.id} className="check">
            <input type="radio" name="into" checked={one.id === intoId} onChange={() => setIntoId(one.id)} />
            <span className="join-name">
              {one.name} <span className="quiet">{foundAt(one)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <section className="person-section">
        <h3>{text.people.joinWill}</h3>
        <ul className="identities">
          {both.flatMap(({ identities }) =>
            identities.map((identity) => <IdentityLine key={identity.id} identity={identity} />),
          )}
        </ul>
      </section>
      <p className="quiet">
        {text.people.joinWish} {text.people.wishes[wish]}.
      </p>
      <DialogFoot submit={text.people.joinButton} first onCancel={onClose} />
    </form>
  );
}
