import { useQuery } from '@tanstack/react-query';
import { IdCard, UserRound, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PersonDetail } from '../../../../shared/model/records.ts';
import { addConcerning } from '../../actions/people.ts';
import { Avatar } from '../../components/avatar.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { dropTarget } from '../../dragging.ts';
import { queries } from '../../query.ts';
import { openProfile, toggleDrawer } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';
import { CreditWishField, EvidenceQuote, IdentityLine, OtherConversations, OursSwitch } from './person-parts.tsx';

interface PersonPaneProps {
  id: number | null;
  /** The notes about the person, from another feature. */
  notes: (personId: number) => ReactNode;
  /** What stands between them and us, from another feature. */
  between: (personId: number) => ReactNode;
  /** What they asked for, from another feature. */
  changes: (personId: number) => ReactNode;
}

export function PersonPane({ id, notes, between, changes }: PersonPaneProps) {
  const { data, error, refetch } = useQuery({ ...queries.person(id ?? 0), enabled: id !== null });
  const content =
    id === null ? (
      <EmptyState
        icon={<UserRound size={24} strokeWidth={1.5} />}
        title={text.people.nobody}
        hint={text.people.nobodyHint}
      />
    ) : data !== undefined ? (
      <Person person={data} notes={notes} between={between} changes={changes} />
    ) : error !== null ? (
      <ErrorState title={text.people.failed} error={error} retry={() => void refetch()} />
    ) : (
      <LoadingState />
    );
  return (
    <aside
      className="person-pane"
      aria-label={text.people.pane}
      {...(data === undefined ? {} : dropTarget((ids) => void addConcerning(data, ids)))}
    >
      <IconButton className="drawer-close" label={text.people.close} onClick={() => toggleDrawer(false)}>
        <X size={16} />
      </IconButton>
      {content}
    </aside>
  );
}

function Person({
  person,
  notes,
  between,
  changes,
}: { person: PersonDetail } & Pick<PersonPaneProps, 'notes' | 'between' | 'changes'>) {
  const now = useNow();
  const name = person.name || text.inbox.nobody;
  return (
    <>
      <header className="person-head">
        <Avatar name={name} size="large" />
        <div className="person-names">
          <h2 title={name}>{name}</h2>
          {person.firstHeard === null ? null : (
            <p>
              {text.people.since(formatDay(person.firstHeard, now))}
              {person.lastHeard === null || person.lastHeard === person.firstHeard
                ? ''
                : `, ${text.people.last(formatDay(person.lastHeard, now))}`}
            </p>
          )}
        </div>
      </header>
      <Button look="quiet" icon={<IdCard size={14} />} onClick={() => openProfile(person.id)}>
        {text.people.openProfile}
      </Button>
      {person.relations.length === 0 ? null : (
        <ul className="person-relations">
          {person.relations.map((relation) => (
            <li key={relation} className={`person-relation person-relation-${relation}`}>
              {text.people.relation[relation]}
            </li>
          ))}
        </ul>
      )}
      <section className="person-section">
        <h3>{text.people.knownAs}</h3>
        <ul className="identities">
          {person.identities.map((identity) => (
            <IdentityLine key={identity.id} identity={identity} />
          ))}
        </ul>
      </section>
      {person.ours ? null : between(person.id)}
      <CreditWishField person={person} />
      {changes(person.id)}
      {notes(person.id)}
      <section className="person-section">
        <h3>{text.people.words}</h3>
        {person.evidence.length === 0 ? <p className="quiet">{text.people.noWords}</p> : null}
        {person.evidence.map((evidence) => (
          <EvidenceQuote key={evidence.id} evidence={evidence} now={now} />
        ))}
      </section>
      <OtherConversations person={person} now={now} />
      <OursSwitch person={person} name={name} />
    </>
  );
}
