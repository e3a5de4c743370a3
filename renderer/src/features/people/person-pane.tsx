import { useQuery } from '@tanstack/react-query';
import { UserRound, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { creditWishes } from '../../../../shared/model/credit-wish.ts';
import type { CreditWish } from '../../../../shared/model/credit-wish.ts';
import type { Evidence } from '../../../../shared/model/evidence.ts';
import type { Identity, PersonDetail } from '../../../../shared/model/records.ts';
import { openLink } from '../../actions/outside.ts';
import { setCreditWish, setOurs } from '../../actions/records.ts';
import { Avatar } from '../../components/avatar.tsx';
import { IconButton } from '../../components/button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { toggleDrawer, useNavigation, visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay, formatShort } from '../../time.ts';

interface PersonPaneProps {
  id: number | null;
  /** Stands in the middle of the window rather than beside a conversation. */
  alone?: boolean;
  /** The notes about the person, from another feature. */
  notes: (personId: number) => ReactNode;
  /** What stands between them and us, from another feature. */
  between: (personId: number) => ReactNode;
}

export function PersonPane({ id, alone = false, notes, between }: PersonPaneProps) {
  const { data, error, refetch } = useQuery({ ...queries.person(id ?? 0), enabled: id !== null });
  const content =
    id === null ? (
      <EmptyState
        icon={<UserRound size={24} strokeWidth={1.5} />}
        title={text.people.nobody}
        hint={text.people.nobodyHint}
      />
    ) : data !== undefined ? (
      <Person person={data} notes={notes} between={between} />
    ) : error !== null ? (
      <ErrorState title={text.people.failed} error={error} retry={() => void refetch()} />
    ) : (
      <LoadingState />
    );
  if (alone) {
    return (
      <main className="person-alone" aria-label={text.people.pane} tabIndex={-1}>
        {content}
      </main>
    );
  }
  return (
    <aside className="person-pane" aria-label={text.people.pane}>
      <IconButton className="drawer-close" label={text.people.close} onClick={() => toggleDrawer(false)}>
        <X size={16} />
      </IconButton>
      {content}
    </aside>
  );
}

function Person({ person, notes, between }: { person: PersonDetail } & Pick<PersonPaneProps, 'notes' | 'between'>) {
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

/** What else they say, and where that stands; the one that is open is marked. */
function OtherConversations({ person, now }: { person: PersonDetail; now: number }) {
  const openId = useNavigation((state) => state.conversationId);
  return (
    <section className="person-section">
      <h3>{text.people.conversations}</h3>
      {person.conversations.length === 0 ? <p className="quiet">{text.people.noConversations}</p> : null}
      <ul className="person-conversations">
        {person.conversations.map((conversation) => {
          const isOpen = conversation.id === openId;
          return (
            <li key={conversation.id}>
              <button
                type="button"
                className={
                  conversation.unread ? 'person-conversation person-conversation-unread' : 'person-conversation'
                }
                aria-current={isOpen ? 'true' : undefined}
                title={conversation.title || text.inbox.untitled}
                onClick={() => visitConversation(conversation.id)}
              >
                <span className="line-words">{conversation.title || text.inbox.untitled}</span>
                <span className="person-conversation-facts">
                  <span>{isOpen ? text.people.here : text.people.state[conversation.state]}</span>
                  <span className="person-conversation-source">{conversation.sourceName}</span>
                  <span className="line-time">{formatShort(conversation.lastActivity, now)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function OursSwitch({ person, name }: { person: PersonDetail; name: string }) {
  const id = useId();
  return (
    <section className="person-section person-ours">
      <label className="check">
        <input
          type="checkbox"
          checked={person.ours}
          aria-describedby={id}
          onChange={(event) => void setOurs(person.id, name, event.target.checked)}
        />
        {text.people.ours}
      </label>
      <p id={id} className="quiet">
        {text.people.oursHint}
      </p>
    </section>
  );
}

function IdentityLine({ identity }: { identity: Identity }) {
  const place = identity.place === 'mail' ? text.people.mail : identity.place;
  const shown = identity.place !== 'mail' && identity.name !== null ? identity.name : identity.address;
  return (
    <li>
      {identity.url === null ? (
        <span className="identity-address" title={identity.address}>
          {shown}
        </span>
      ) : (
        <a
          className="identity-address"
          href={identity.url}
          title={identity.url}
          onClick={(event) => {
            event.preventDefault();
            void openLink(identity.url!);
          }}
        >
          {shown}
        </a>
      )}
      <span className="identity-place" title={place}>
        {place}
      </span>
    </li>
  );
}

function CreditWishField({ person }: { person: PersonDetail }) {
  const id = useId();
  return (
    <section className="person-section">
      <h3>
        <label htmlFor={id}>{text.people.credit}</label>
      </h3>
      <select
        id={id}
        className="field"
        aria-describedby={`${id}-hint`}
        value={person.creditWish}
        onChange={(event) => void setCreditWish(person.id, event.target.value as CreditWish)}
      >
        {creditWishes.map((wish) => (
          <option key={wish} value={wish}>
            {text.people.wishes[wish]}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className="quiet">
        {text.people.wishHint[person.creditWish]}
      </p>
    </section>
  );
}

function EvidenceQuote({ evidence, now }: { evidence: Evidence; now: number }) {
  const { conversationId, messageId } = evidence;
  return (
    <blockquote className="quote-card">
      <p>{evidence.quote}</p>
      <footer>
        {evidence.source}, {formatDay(evidence.date, now)}
        {conversationId === null || messageId === null ? null : (
          <>
            {' · '}
            <button
              type="button"
              className="link-button"
              onClick={() => visitConversation(conversationId, { messageId, words: [] })}
            >
              {text.people.inContext}
            </button>
          </>
        )}
      </footer>
    </blockquote>
  );
}
