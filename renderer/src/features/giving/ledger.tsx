import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Download, HandHeart, HeartHandshake } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { Contribution, Credit, OwedPerson, PromiseMade } from '../../../../shared/model/giving.ts';
import { Avatar } from '../../components/avatar.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { startThanking } from '../../stores/giving.ts';
import { openProfile, showInbox, visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay, formatMonth } from '../../time.ts';
import { CreditCard } from './credit-card.tsx';
import { LedgerExport } from './ledger-export.tsx';
import { PromiseCard } from './promise-card.tsx';

/** Who is owed something, since the longest first. */
export function OwedLedger() {
  const now = useNow();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    queries.creditOwed(),
  );
  if (data === undefined) {
    if (error === null) return <LoadingState />;
    return <ErrorState title={text.giving.failed} error={error} retry={() => void refetch()} />;
  }
  const people = data.pages.flatMap((page) => page.people);
  return (
    <div className="ledger">
      <LedgerHead />
      {people.length === 0 ? (
        <EmptyState
          icon={<HeartHandshake size={28} strokeWidth={1.5} />}
          title={text.giving.owedEmpty}
          hint={text.giving.owedEmptyHint}
        >
          <Button onClick={() => showInbox({ filter: null })}>{text.giving.owedEmptyDo}</Button>
        </EmptyState>
      ) : (
        <ul className="ledger-people">
          {people.map((person) => (
            <OwedEntry key={person.personId} person={person} now={now} />
          ))}
        </ul>
      )}
      {hasNextPage ? <More busy={isFetchingNextPage} onMore={() => void fetchNextPage()} /> : null}
    </div>
  );
}

function OwedEntry({ person, now }: { person: OwedPerson; now: number }) {
  const { personId, who, wish, askedAt, since, contributions, promises } = person;
  const name = who || text.inbox.nobody;
  return (
    <li className="ledger-person">
      <header className="ledger-person-head">
        <Avatar name={name} />
        <button
          type="button"
          className="ledger-name"
          title={text.giving.openPerson(name)}
          onClick={() => openProfile(personId)}
        >
          {name}
        </button>
        <span className="ledger-facts">
          {text.giving.owedSince(formatDay(since, now))}
          {wish === 'ask'
            ? ` · ${askedAt === null ? text.giving.askFirst : text.giving.asked(formatDay(askedAt, now))}`
            : ''}
        </span>
      </header>
      <ul className="ledger-items">
        {contributions.map((one) => (
          <OwedContribution key={one.id} contribution={one} now={now} />
        ))}
        {promises.map((one) => (
          <li key={`promise-${one.id}`}>
            <OpenPromise promise={one} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function OwedContribution({ contribution, now }: { contribution: Contribution; now: number }) {
  const { id, personId, kind, quote, conversationId, messageId, sourceName, givenAt } = contribution;
  const thank = (): void => {
    if (conversationId === null) return;
    startThanking(conversationId, { personId, contributionIds: [id] });
    visitConversation(conversationId, messageId === null ? null : { messageId, words: [] });
  };
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
      {conversationId === null ? null : (
        <Button
          icon={<HandHeart size={14} />}
          aria-label={`${text.giving.thankFor}: ${quote.slice(0, 80)}`}
          onClick={thank}
        >
          {text.giving.thank}
        </Button>
      )}
    </li>
  );
}

function OpenPromise({ promise }: { promise: PromiseMade }) {
  return <PromiseCard promise={promise} />;
}

/** First and last moment of the month in which a time lies; the last one is not included. */
function monthOf(time: number): { from: number; to: number } {
  const date = new Date(time);
  const [year, month] = [date.getFullYear(), date.getMonth()];
  return { from: new Date(year, month, 1).getTime(), to: new Date(year, month + 1, 1).getTime() };
}

/** Who was thanked in a month: this one, or any that holds thanks. */
export function CreditedLedger() {
  const now = useNow();
  const [chosen, setChosen] = useState<number | null>(null);
  const { from, to } = monthOf(chosen ?? now);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    queries.creditsGiven(from, to),
  );
  if (data === undefined) {
    if (error === null) return <LoadingState />;
    return <ErrorState title={text.giving.failed} error={error} retry={() => void refetch()} />;
  }
  const credits = data.pages.flatMap((page) => page.credits);
  const { earlier, later } = data.pages[0]!;
  const month = formatMonth(from);
  // Credits of today count as later than any month before it, so the way back always ends here.
  const isNow = from === monthOf(now).from;
  return (
    <div className="ledger">
      <LedgerHead>
        <div className="ledger-month" role="group" aria-label={text.giving.month}>
          <IconButton label={text.giving.earlier} disabled={earlier === null} onClick={() => setChosen(earlier)}>
            <ChevronLeft size={16} />
          </IconButton>
          <h2 aria-live="polite">{month}</h2>
          <IconButton label={text.giving.later} disabled={later === null && isNow} onClick={() => setChosen(later)}>
            <ChevronRight size={16} />
          </IconButton>
          {isNow ? null : (
            <Button look="quiet" onClick={() => setChosen(null)}>
              {text.giving.thisMonth}
            </Button>
          )}
        </div>
      </LedgerHead>
      {credits.length === 0 ? (
        <EmptyState
          icon={<HeartHandshake size={28} strokeWidth={1.5} />}
          title={text.giving.creditedEmpty(month)}
          hint={text.giving.creditedEmptyHint}
        />
      ) : (
        <ul className="ledger-people">
          {byPerson(credits).map(({ personId, who, list }) => (
            <li key={personId} className="ledger-person">
              <header className="ledger-person-head">
                <Avatar name={who || text.inbox.nobody} />
                <button
                  type="button"
                  className="ledger-name"
                  title={text.giving.openPerson(who)}
                  onClick={() => openProfile(personId)}
                >
                  {who || text.inbox.nobody}
                </button>
              </header>
              <ul className="ledger-items">
                {list.map((credit) => (
                  <li key={credit.id}>
                    <CreditCard credit={credit} withName={false} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage ? <More busy={isFetchingNextPage} onMore={() => void fetchNextPage()} /> : null}
    </div>
  );
}

/** Credits in the order in which they come, those of one person together. */
function byPerson(credits: Credit[]): { personId: number; who: string; list: Credit[] }[] {
  const groups = new Map<number, { personId: number; who: string; list: Credit[] }>();
  for (const credit of credits) {
    const group = groups.get(credit.personId) ?? { personId: credit.personId, who: credit.who, list: [] };
    group.list.push(credit);
    groups.set(credit.personId, group);
  }
  return [...groups.values()];
}

function LedgerHead({ children }: { children?: ReactNode }) {
  const [isExporting, setExporting] = useState(false);
  return (
    <div className="ledger-head">
      {children}
      <Button className="ledger-export" icon={<Download size={14} />} onClick={() => setExporting(true)}>
        {text.giving.export}
      </Button>
      {isExporting ? <LedgerExport onClose={() => setExporting(false)} /> : null}
    </div>
  );
}

function More({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  return (
    <Button className="ledger-more" disabled={busy} onClick={onMore}>
      {text.giving.more}
    </Button>
  );
}
