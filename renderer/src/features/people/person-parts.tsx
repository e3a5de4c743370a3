import { useId } from 'react';
import { creditWishes } from '../../../../shared/model/credit-wish.ts';
import type { CreditWish } from '../../../../shared/model/credit-wish.ts';
import type { Evidence } from '../../../../shared/model/evidence.ts';
import { identityName } from '../../../../shared/model/people.ts';
import type { Identity, PersonDetail } from '../../../../shared/model/records.ts';
import type { ReactNode } from 'react';
import { openLink } from '../../actions/outside.ts';
import { setCreditWish, setOurs } from '../../actions/records.ts';
import { useNavigation, visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay, formatShort } from '../../time.ts';

/** What the pane beside a conversation and the profile both show of a person. */

/** What else they say, and where that stands; the one that is open is marked. */
export function OtherConversations({ person, now }: { person: Pick<PersonDetail, 'conversations'>; now: number }) {
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

export function OursSwitch({ person, name }: { person: Pick<PersonDetail, 'id' | 'ours'>; name: string }) {
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

export function IdentityLine({ identity, children }: { identity: Identity; children?: ReactNode }) {
  const place = identity.placeName;
  const shown = identityName(identity);
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
      {children}
    </li>
  );
}

export function CreditWishField({ person }: { person: Pick<PersonDetail, 'id' | 'creditWish'> }) {
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

/** @param children what can be done with it */
export function EvidenceQuote({ evidence, now, children }: { evidence: Evidence; now: number; children?: ReactNode }) {
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
        {children}
      </footer>
    </blockquote>
  );
}
