import { useInfiniteQuery } from '@tanstack/react-query';
import { Split, UserRoundCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import type { JoinSuggestion, SuggestedPerson } from '../../../../shared/model/people.ts';
import { identityName, joinReasonWords } from '../../../../shared/model/people.ts';
import { joinPeople, keepApart } from '../../actions/people.ts';
import { useCommand } from '../../commands.ts';
import { Avatar } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { openProfile, visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';

/** Who could be one person, with the reason. The keys of lists move; one key joins, another says that they are two. */
export function JoiningList() {
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    queries.joinSuggestions(),
  );
  const found = data?.pages.flatMap((page) => page.suggestions) ?? [];
  const [chosenId, setChosenId] = useState<number | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const now = useNow();
  const at = Math.max(
    0,
    found.findIndex(({ id }) => id === chosenId),
  );
  const chosen = found[at];

  const choose = (index: number): boolean => {
    const next = found[Math.max(0, Math.min(found.length - 1, index))];
    if (next === undefined) return false;
    setChosenId(next.id);
    const card = list.current?.querySelector<HTMLElement>(`[data-suggestion="${next.id}"]`);
    card?.focus();
    card?.scrollIntoView({ block: 'nearest' });
    if (index > found.length - 5 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
    return true;
  };
  /** The next one is chosen, since this one goes. */
  const decide = (decision: (one: JoinSuggestion) => Promise<boolean>): boolean => {
    if (chosen === undefined) return false;
    choose(at === found.length - 1 ? at - 1 : at + 1);
    void decision(chosen);
    return true;
  };
  useCommand('next', () => choose(chosenId === null ? 0 : at + 1));
  useCommand('previous', () => choose(at - 1));
  useCommand('open', () => decide(join));
  useCommand('merge', () => decide(join));
  useCommand('keep-apart', () => decide(stayTwo));

  if (data === undefined) {
    return (
      <main className="page">
        {error !== null ? (
          <ErrorState title={text.people.joining.failed} error={error} retry={() => void refetch()} />
        ) : isPending ? (
          <LoadingState />
        ) : null}
      </main>
    );
  }
  return (
    <main className="page joining" aria-label={text.people.tab.joining}>
      {data.pages[0]?.settling === true ? (
        <p className="people-settling" role="status">
          {text.people.settling}
        </p>
      ) : null}
      {found.length === 0 ? (
        <EmptyState
          icon={<UserRoundCheck size={28} strokeWidth={1.5} />}
          title={text.people.joining.empty}
          hint={text.people.joining.emptyHint}
        />
      ) : (
        <>
          <p className="page-lead">{text.people.joining.lead}</p>
          <ul ref={list} className="cards" aria-label={text.people.joining.list}>
            {found.map((suggestion) => (
              <li key={suggestion.id}>
                <Suggestion
                  suggestion={suggestion}
                  now={now}
                  isChosen={suggestion === chosen}
                  onFocus={() => setChosenId(suggestion.id)}
                />
              </li>
            ))}
          </ul>
          {hasNextPage ? <Button onClick={() => void fetchNextPage()}>{text.people.earlier}</Button> : null}
        </>
      )}
    </main>
  );
}

/** Who was heard last stands for both: that is the name they go by now. */
function join({ a, b, reason, detail }: JoinSuggestion): Promise<boolean> {
  const [into, other] = (a.lastHeard ?? 0) >= (b.lastHeard ?? 0) ? [a, b] : [b, a];
  return joinPeople(into, [other.id], { reason, detail });
}

function stayTwo({ a, b }: JoinSuggestion): Promise<boolean> {
  return keepApart(a.id, b.id);
}

interface SuggestionProps {
  suggestion: JoinSuggestion;
  now: number;
  isChosen?: boolean;
  onFocus?: () => void;
}

/** Why two could be one, both of them with their last words, and what can be said about it. */
export function Suggestion({ suggestion, now, isChosen = false, onFocus }: SuggestionProps) {
  return (
    <section
      className={isChosen ? 'same-person same-person-chosen' : 'same-person'}
      data-suggestion={suggestion.id}
      aria-label={`${suggestion.a.name}, ${suggestion.b.name}`}
      aria-current={isChosen ? 'true' : undefined}
      tabIndex={-1}
      onFocus={onFocus}
    >
      <p className="same-person-reason">{joinReasonWords(suggestion)}</p>
      <div className="same-person-sides">
        <Side person={suggestion.a} now={now} />
        <Side person={suggestion.b} now={now} />
      </div>
      <div className="same-person-actions">
        <Button
          look="main"
          icon={<UserRoundCheck size={14} />}
          {...(isChosen && { keys: 'merge' as const })}
          onClick={() => void join(suggestion)}
        >
          {text.people.joinButton}
        </Button>
        <Button
          icon={<Split size={14} />}
          {...(isChosen && { keys: 'keep-apart' as const })}
          onClick={() => void stayTwo(suggestion)}
        >
          {text.people.apart}
        </Button>
      </div>
    </section>
  );
}

function Side({ person, now }: { person: SuggestedPerson; now: number }) {
  const { wordsConversationId: conversationId } = person;
  return (
    <div className="same-person-side">
      <div className="same-person-name">
        <Avatar name={person.name} size="small" />
        <button type="button" className="link-button" onClick={() => openProfile(person.id)}>
          {person.name}
        </button>
        {person.lastHeard === null ? null : (
          <span className="quiet">{text.people.joining.lastHeard(formatDay(person.lastHeard, now))}</span>
        )}
      </div>
      <ul className="identities">
        {person.identities.map((identity) => (
          <li key={identity.id}>
            <span className="identity-address" title={identity.address}>
              {identityName(identity)}
            </span>
            <span className="identity-place">{identity.placeName}</span>
          </li>
        ))}
      </ul>
      {person.words === null || conversationId === null ? (
        <p className="quiet">{text.people.joining.silent}</p>
      ) : (
        <button type="button" className="same-person-words" onClick={() => visitConversation(conversationId)}>
          {person.words}
        </button>
      )}
    </div>
  );
}
