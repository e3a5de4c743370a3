import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, HeartHandshake } from 'lucide-react';
import { useState } from 'react';
import type { Credit } from '../../../../shared/model/giving.ts';
import { Avatar } from '../../components/avatar.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { openProfile } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatMonth } from '../../time.ts';
import { CreditCard } from './credit-card.tsx';
import { ExportLedger } from './ledger-export.tsx';

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
      <div className="ledger-head">
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
        <ExportLedger />
      </div>
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

function More({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  return (
    <Button className="ledger-more" disabled={busy} onClick={onMore}>
      {text.giving.more}
    </Button>
  );
}
