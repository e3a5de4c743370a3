import { useInfiniteQuery } from '@tanstack/react-query';
import { HandHeart, HeartHandshake } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import type { Contribution, OwedPerson } from '../../../../shared/model/giving.ts';
import { useCommand } from '../../commands.ts';
import { Avatar } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useKeyHint } from '../../keymap.ts';
import { queries } from '../../query.ts';
import { chooseOwed, startThanking, useOwedChoice } from '../../stores/giving.ts';
import { openProfile, showInbox, visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay, formatExact, formatShort } from '../../time.ts';
import { ExportLedger } from './ledger-export.tsx';
import { PromiseCard } from './promise-card.tsx';

type ListedPerson = OwedPerson & { id: number };
const none: ListedPerson[] = [];

/** Who is owed something, since the longest first, and what it is. */
export function OwedLedger() {
  const now = useNow();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    queries.creditOwed(),
  );
  const people = useMemo(
    () => data?.pages.flatMap((page) => page.people.map((one) => ({ ...one, id: one.personId }))) ?? none,
    [data],
  );
  const choice = useOwedChoice();
  const found = people.findIndex(({ id }) => id === choice.personId);
  // Whoever got their due is gone from the list: the next one takes their place.
  const at = found === -1 ? Math.min(choice.index, people.length - 1) : found;
  const chosen = people[at];
  const list = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const choose = (index: number): boolean => {
    const next = people[Math.max(0, Math.min(people.length - 1, index))];
    if (next !== undefined) chooseOwed(next.id, people.indexOf(next));
    return next !== undefined;
  };
  useCommand('next', () => choose(at + 1));
  useCommand('previous', () => choose(at - 1));
  useCommand('open', () => {
    if (chosen === undefined || document.activeElement?.closest('button, a, dialog, [role=menu]')) return false;
    pane.current?.focus();
    return true;
  });
  useCommand('close', () => list.current?.focus({ preventScroll: true }));
  useCommand('thank', () => {
    const first = chosen && firstToThank(chosen);
    if (first === undefined) return false;
    thankFor(first);
    return true;
  });
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const drawRow = useCallback((person: ListedPerson) => <Row person={person} now={now} />, [now]);

  if (data === undefined || people.length === 0) {
    return (
      <main className="page">
        {data !== undefined ? (
          <div className="ledger">
            <div className="ledger-head">
              <ExportLedger />
            </div>
            <EmptyState
              icon={<HeartHandshake size={28} strokeWidth={1.5} />}
              title={text.giving.owedEmpty}
              hint={text.giving.owedEmptyHint}
            >
              <Button onClick={() => showInbox({ filter: null })}>{text.giving.owedEmptyDo}</Button>
            </EmptyState>
          </div>
        ) : error === null ? (
          <LoadingState />
        ) : (
          <ErrorState title={text.giving.failed} error={error} retry={() => void refetch()} />
        )}
      </main>
    );
  }
  return (
    <>
      <section className="list-column" aria-label={text.giving.owedList}>
        <div className="people-filter ledger-bar">
          <span className="quiet">{text.giving.owedOrder}</span>
          <ExportLedger />
        </div>
        <VirtualList
          id="owed-list"
          label={text.giving.owedList}
          listRef={list}
          items={people}
          total={hasNextPage ? -1 : people.length}
          rowHeight={72}
          selected={at}
          placeKey="owed"
          renderRow={drawRow}
          onSelect={(person) => chooseOwed(person.id, people.indexOf(person))}
          onEnd={onEnd}
        />
      </section>
      <main ref={pane} className="page" aria-label={chosen?.who} tabIndex={-1}>
        {chosen === undefined ? null : <OwedEntry key={chosen.id} person={chosen} now={now} />}
      </main>
    </>
  );
}

/** What the key thanks for. */
function firstToThank({ contributions }: OwedPerson): Contribution | undefined {
  return contributions.find(({ conversationId }) => conversationId !== null);
}

/** All that is owed to somebody, in words: promises first, as they can be late. */
function owedWords({ promises, contributions }: OwedPerson): string[] {
  return [
    ...promises.map(({ sentence }) => text.giving.owedPromise(sentence)),
    ...contributions.map(({ kind, quote }) => text.giving.thankedFor(text.giving.kind[kind], quote)),
  ];
}

function Row({ person, now }: { person: ListedPerson; now: number }) {
  const name = person.who || text.inbox.nobody;
  const [first, second] = owedWords(person);
  return (
    <div className="row person-row">
      <Avatar name={name} />
      <div className="row-lines">
        <div className="row-top">
          <span className="row-voices person-row-name">{name}</span>
          <time className="row-time" dateTime={new Date(person.since).toISOString()} title={formatExact(person.since)}>
            {formatShort(person.since, now)}
          </time>
        </div>
        {second === undefined ? (
          <div className="owed-words">{first}</div>
        ) : (
          <>
            <div className="row-title person-row-known">{first}</div>
            <div className="row-snippet">{second}</div>
          </>
        )}
      </div>
    </div>
  );
}

function OwedEntry({ person, now }: { person: OwedPerson; now: number }) {
  const { personId, who, wish, askedAt, since, contributions, promises } = person;
  const name = who || text.inbox.nobody;
  return (
    <div className="ledger">
      <header className="ledger-person-head">
        <Avatar name={name} />
        <h2>
          <button
            type="button"
            className="ledger-name"
            title={text.giving.openPerson(name)}
            onClick={() => openProfile(personId)}
          >
            {name}
          </button>
        </h2>
        <span className="ledger-facts">
          {text.giving.owedSince(formatDay(since, now))}
          {wish === 'ask'
            ? ` · ${askedAt === null ? text.giving.askFirst : text.giving.asked(formatDay(askedAt, now))}`
            : ''}
        </span>
      </header>
      <ul className="ledger-items">
        {promises.map((one) => (
          <li key={`promise-${one.id}`}>
            <PromiseCard promise={one} />
          </li>
        ))}
        {contributions.map((one) => (
          <OwedContribution key={one.id} contribution={one} now={now} hasKey={one === firstToThank(person)} />
        ))}
      </ul>
    </div>
  );
}

/** Opens the conversation in which something was given, with the form of thanks for it. */
function thankFor({ id, personId, conversationId, messageId }: Contribution): void {
  if (conversationId === null) return;
  startThanking(conversationId, { personId, contributionIds: [id] });
  visitConversation(conversationId, messageId === null ? null : { messageId, words: [] });
}

interface OwedContributionProps {
  contribution: Contribution;
  now: number;
  hasKey: boolean;
}

function OwedContribution({ contribution, now, hasKey }: OwedContributionProps) {
  const hint = useKeyHint('thank');
  const { kind, quote, conversationId, messageId, sourceName, givenAt } = contribution;
  return (
    <li className="ledger-item">
      <span className="ledger-words">
        <span className="between-kind">{text.giving.kind[kind]}:</span> {quote}
        <span className="ledger-facts">
          {sourceName === '' ? '' : `${sourceName}, `}
          {formatDay(givenAt, now)}
          {conversationId === null || messageId === null ? null : (
            <>
              {' · '}
              <button
                type="button"
                className="link-button"
                aria-label={text.giving.inContextOf(quote.slice(0, 80))}
                onClick={() => visitConversation(conversationId, { messageId, words: [] })}
              >
                {text.people.inContext}
              </button>
            </>
          )}
        </span>
      </span>
      {hasKey && hint !== null ? <Kbd>{hint}</Kbd> : null}
      {conversationId === null ? null : (
        <Button
          icon={<HandHeart size={14} />}
          aria-label={`${text.giving.thankFor}: ${quote.slice(0, 80)}`}
          onClick={() => thankFor(contribution)}
        >
          {text.giving.thank}
        </Button>
      )}
    </li>
  );
}
