import { Pencil, Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { languages as languageNames } from '../../../../shared/model/languages.ts';
import type { Affiliation, PersonProfile } from '../../../../shared/model/people.ts';
import { deleteConsent, removeConcerning, setLanguages } from '../../actions/people.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { ChoiceList } from '../../components/choice-list.tsx';
import { Popover } from '../../components/popover.tsx';
import { openProfile, visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay, formatMonth, formatShort } from '../../time.ts';
import { AffiliationForm } from './affiliation-form.tsx';
import { ConsentForm } from './consent-form.tsx';
import { CreditWishField, IdentityLine, OtherConversations } from './person-parts.tsx';

interface FactsProps {
  person: PersonProfile;
  now: number;
}

/** What is known of a person, each of it to be changed in place. */
export function ProfileFacts({ person, now }: FactsProps) {
  return (
    <>
      <section className="person-section">
        <h2>{text.people.knownAs}</h2>
        <ul className="identities">
          {person.identities.map((identity) => (
            <IdentityLine key={identity.id} identity={identity}>
              {identity.cameFrom === null || identity.cameFrom === identity.name ? null : (
                <span className="identity-origin">{text.people.cameFrom(identity.cameFrom)}</span>
              )}
            </IdentityLine>
          ))}
        </ul>
      </section>
      <Affiliations person={person} now={now} />
      <Languages person={person} />
      <CreditWishField person={person} />
      <Consents person={person} now={now} />
      <Companions person={person} />
      <Concerning person={person} now={now} />
      <OtherConversations person={person} now={now} />
    </>
  );
}

/** A heading with the one thing to do beside it. */
function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="person-section">
      <div className="section-head">
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

function spanOf({ since, until }: Affiliation): string {
  const month = (time: number | null): string | null => (time === null ? null : formatMonth(time));
  return text.people.span(month(since), month(until));
}

function Affiliations({ person }: FactsProps) {
  const [edited, setEdited] = useState<Affiliation | 'new' | null>(null);
  return (
    <Section
      title={text.people.affiliations}
      action={
        <IconButton label={text.people.addAffiliation} onClick={() => setEdited('new')}>
          <Plus size={14} />
        </IconButton>
      }
    >
      {person.affiliations.length === 0 ? <p className="quiet">{text.people.noAffiliations}</p> : null}
      <ul className="facts">
        {person.affiliations.map((affiliation) => (
          <li key={affiliation.id} className={affiliation.until === null ? 'fact' : 'fact fact-past'}>
            <span className="fact-words">
              {[affiliation.role, affiliation.organisation].filter(Boolean).join(', ')}
              <span className="quiet"> {spanOf(affiliation)}</span>
            </span>
            <IconButton label={text.people.changeAffiliation} onClick={() => setEdited(affiliation)}>
              <Pencil size={13} />
            </IconButton>
          </li>
        ))}
      </ul>
      {edited === null ? null : (
        <AffiliationForm
          personId={person.id}
          affiliation={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  );
}

function Languages({ person }: { person: PersonProfile }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLSpanElement>(null);
  const spoken = person.languages;
  return (
    <Section
      title={text.people.languages}
      action={
        <span ref={button}>
          <IconButton label={text.people.chooseLanguages} aria-expanded={open} onClick={() => setOpen(!open)}>
            <Pencil size={13} />
          </IconButton>
        </span>
      }
    >
      {spoken.length === 0 ? (
        <p className="quiet">{text.people.noLanguages}</p>
      ) : (
        <p>
          {spoken.map((code) => languageNames[code] ?? code).join(', ')}
          {person.languagesSet ? null : <span className="quiet"> {text.people.languagesHeard}</span>}
        </p>
      )}
      {open ? (
        <Popover anchor={button} label={text.people.chooseLanguages} align="end" onClose={() => setOpen(false)}>
          <ChoiceList
            label={text.people.languages}
            field={text.people.languageField}
            nothing={text.people.noLanguage}
            choices={Object.entries(languageNames).map(([code, name]) => ({
              key: code,
              name,
              checked: spoken.includes(code),
            }))}
            onTake={({ key }) => {
              const next = spoken.includes(key) ? spoken.filter((code) => code !== key) : [...spoken, key];
              void setLanguages(person.id, next);
            }}
          >
            {person.languagesSet ? (
              <Button look="quiet" onClick={() => void setLanguages(person.id, null)}>
                {text.people.languagesFromMessages}
              </Button>
            ) : null}
          </ChoiceList>
        </Popover>
      ) : null}
    </Section>
  );
}

/** The newest counts; those before it stay readable. */
function Consents({ person, now }: FactsProps) {
  const [recording, setRecording] = useState(false);
  return (
    <Section
      title={text.people.consent}
      action={
        <IconButton label={text.people.recordConsent} onClick={() => setRecording(true)}>
          <Plus size={14} />
        </IconButton>
      }
    >
      {person.consents.length === 0 ? <p className="quiet">{text.people.noConsent}</p> : null}
      <ul className="facts">
        {person.consents.map((consent, index) => (
          <li key={consent.id} className={index === 0 ? 'fact' : 'fact fact-past'}>
            <span className="fact-words">
              {consent.granted ? text.people.granted : text.people.refused}
              <span className="quiet"> {formatDay(consent.givenAt, now)}</span>
              {consent.words === '' ? null : <q className="fact-quote">{consent.words}</q>}
              {consent.conversationId === null || consent.messageId === null ? null : (
                <button
                  type="button"
                  className="link-button"
                  onClick={() =>
                    visitConversation(consent.conversationId!, { messageId: consent.messageId!, words: [] })
                  }
                >
                  {text.people.inContext}
                </button>
              )}
            </span>
            <IconButton label={text.people.remove} onClick={() => void deleteConsent(consent.id)}>
              <X size={13} />
            </IconButton>
          </li>
        ))}
      </ul>
      {recording ? <ConsentForm person={person} onClose={() => setRecording(false)} /> : null}
    </Section>
  );
}

function Companions({ person }: { person: PersonProfile }) {
  return (
    <Section title={text.people.companions}>
      {person.companions.length === 0 ? <p className="quiet">{text.people.noCompanions}</p> : null}
      <ul className="companions">
        {person.companions.map(({ id, name, how }) => (
          <li key={id}>
            <button
              type="button"
              className="link-button"
              title={`${name}: ${text.people.how[how]}`}
              onClick={() => openProfile(id)}
            >
              {name || text.inbox.nobody}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Concerning({ person, now }: FactsProps) {
  return (
    <Section title={text.people.concerning}>
      {person.concerning.length === 0 ? <p className="quiet">{text.people.noConcerning}</p> : null}
      <ul className="facts">
        {person.concerning.map((conversation) => (
          <li key={conversation.id} className="fact">
            <button type="button" className="line-button" onClick={() => visitConversation(conversation.id)}>
              <span className="line-words">{conversation.title || text.inbox.untitled}</span>
              <span className="line-time">{formatShort(conversation.lastActivity, now)}</span>
            </button>
            <IconButton label={text.people.remove} onClick={() => void removeConcerning(person.id, conversation.id)}>
              <X size={13} />
            </IconButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
