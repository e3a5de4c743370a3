import { useQuery } from '@tanstack/react-query';
import { UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { PersonProfile } from '../../../../shared/model/people.ts';
import { addConcerning, setCares } from '../../actions/people.ts';
import { useCommand } from '../../commands.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { dropTarget } from '../../dragging.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { Suggestion } from './joining-list.tsx';
import { EvidenceQuote, OursSwitch } from './person-parts.tsx';
import { ProfileFacts } from './profile-facts.tsx';
import { ProfileHead, type ProfileDialog, ProfileDialogs } from './profile-head.tsx';
import { Timeline } from './timeline.tsx';

/** What other features say about a person, put together by the shell. */
export interface ProfileSlots {
  notes: (personId: number) => ReactNode;
  /** What they gave, what we gave back, what is owed. */
  betweenUs: (personId: number) => ReactNode;
  changesAsked: (personId: number) => ReactNode;
  /** Everything held about them as a file, and forgetting it. */
  privacy: (personId: number) => ReactNode;
}

/** Everything about one person on a wide page. */
export function ProfilePane({ id, slots }: { id: number | null; slots: ProfileSlots }) {
  const { data, error, refetch } = useQuery({ ...queries.profile(id ?? 0), enabled: id !== null });
  return (
    <main
      className="profile"
      aria-label={text.people.profile}
      tabIndex={-1}
      {...(data === undefined ? {} : dropTarget((ids) => void addConcerning(data, ids)))}
    >
      {id === null ? (
        <EmptyState
          icon={<UserRound size={28} strokeWidth={1.5} />}
          title={text.people.nobodyChosen}
          hint={text.people.nobodyChosenHint}
        />
      ) : data !== undefined ? (
        <Profile key={data.id} person={data} slots={slots} />
      ) : error !== null ? (
        <ErrorState title={text.people.failed} error={error} retry={() => void refetch()} />
      ) : (
        <LoadingState />
      )}
    </main>
  );
}

function Profile({ person, slots }: { person: PersonProfile; slots: ProfileSlots }) {
  const now = useNow();
  const [dialog, setDialog] = useState<ProfileDialog | null>(null);
  const suggestions = useQuery(queries.suggestionsFor(person.id)).data ?? [];
  useCommand('merge', () => setDialog('join'));
  useCommand('note', () => document.querySelector<HTMLElement>('.profile .note-add')?.click());
  return (
    <>
      <ProfileHead person={person} now={now} onDialog={setDialog} />
      {/* One at a time: the next follows when it is decided. */}
      {suggestions.slice(0, 1).map((suggestion) => (
        <section key={suggestion.id} className="profile-suggestion" aria-label={text.people.suggested}>
          <h2>{text.people.suggested}</h2>
          <Suggestion suggestion={suggestion} now={now} />
        </section>
      ))}
      <div className="profile-columns">
        <div className="profile-main">
          {slots.betweenUs(person.id)}
          {slots.changesAsked(person.id)}
          <Cares person={person} now={now} />
          {slots.notes(person.id)}
          <Timeline personId={person.id} now={now} />
        </div>
        <aside className="profile-side" aria-label={text.people.knownAs}>
          <ProfileFacts person={person} now={now} />
          {slots.privacy(person.id)}
          <OursSwitch person={person} name={person.name} />
        </aside>
      </div>
      <ProfileDialogs person={person} dialog={dialog} onClose={() => setDialog(null)} />
    </>
  );
}

/** What they care about in their own words, and the quotes of theirs that could say so. */
function Cares({ person, now }: { person: PersonProfile; now: number }) {
  const others = person.evidence.filter((quote) => !person.cares.some(({ id }) => id === quote.id));
  return (
    <>
      <section className="person-section">
        <h2>{text.people.cares}</h2>
        {person.cares.length === 0 ? <p className="quiet">{text.people.noCares}</p> : null}
        {person.cares.map((evidence) => (
          <EvidenceQuote key={evidence.id} evidence={evidence} now={now}>
            {' · '}
            <button type="button" className="link-button" onClick={() => void setCares(evidence.id, false)}>
              {text.people.uncare}
            </button>
          </EvidenceQuote>
        ))}
      </section>
      {others.length === 0 ? null : (
        <section className="person-section">
          <h2>{text.people.words}</h2>
          {others.map((evidence) => (
            <EvidenceQuote key={evidence.id} evidence={evidence} now={now}>
              {' · '}
              <button type="button" className="link-button" onClick={() => void setCares(evidence.id, true)}>
                {text.people.care}
              </button>
            </EvidenceQuote>
          ))}
        </section>
      )}
    </>
  );
}
