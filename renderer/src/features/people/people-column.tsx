import { useInfiniteQuery } from '@tanstack/react-query';
import { Search, UsersRound } from 'lucide-react';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PeopleListTab, PersonRow } from '../../../../shared/model/people.ts';
import { addConcerning } from '../../actions/people.ts';
import { useCommand } from '../../commands.ts';
import { Avatar } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useDebounced } from '../../components/use-debounced.ts';
import { useNow } from '../../components/use-now.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { dropTarget } from '../../dragging.ts';
import { queries } from '../../query.ts';
import { goTo, openProfile, useNavigation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatExact, formatShort } from '../../time.ts';

const listId = 'people-list';
const rowHeight = 72;

/** The people of a tab, found as one types. */
export function PeopleColumn({ tab }: { tab: PeopleListTab }) {
  const [typed, setTyped] = useState('');
  const words = useDebounced(typed.trim(), 120);
  const now = useNow();
  const profileId = useNavigation((state) => state.profileId);
  const query = useInfiniteQuery(queries.people(tab, words));
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const people = useMemo(() => data?.pages.flatMap((page) => page.people) ?? [], [data]);
  const selected = people.findIndex((person) => person.id === profileId);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const step = (by: number): boolean => {
    const next = people[selected === -1 ? 0 : Math.max(0, Math.min(people.length - 1, selected + by))];
    if (next !== undefined) openProfile(next.id);
    return next !== undefined;
  };
  useCommand('next', () => step(1));
  useCommand('previous', () => step(-1));
  useCommand('open', () => {
    if (selected === -1) return step(1);
    document.querySelector<HTMLElement>('.profile')?.focus();
    return true;
  });
  useCommand('close', () => list.current?.focus({ preventScroll: true }));

  // Somebody stands open from the beginning.
  const first = people[0]?.id;
  useEffect(() => {
    if (first !== undefined && useNavigation.getState().profileId === null) openProfile(first);
  }, [first]);

  const drawRow = useCallback((person: PersonRow) => <Row person={person} now={now} tab={tab} />, [now, tab]);
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <section className="list-column" aria-label={text.people.list}>
      <div className="people-filter">
        <div className="field-with-icon">
          <Search size={14} />
          <input
            ref={field}
            type="search"
            className="field"
            aria-label={text.people.filter}
            placeholder={text.people.filter}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') {
                event.preventDefault();
                list.current?.focus();
                step(1);
              } else if (event.key === 'Enter' && people[0] !== undefined) {
                openProfile(people[0].id);
              } else if (event.key === 'Escape' && typed !== '') {
                event.stopPropagation();
                setTyped('');
              }
            }}
          />
        </div>
      </div>
      {data?.pages[0]?.settling === true ? (
        <p className="people-settling" role="status">
          {text.people.settling}
        </p>
      ) : null}
      {error !== null && data === undefined ? (
        <ErrorState title={text.people.listFailed} error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <LoadingState />
      ) : people.length === 0 ? (
        <Nobody tab={tab} isSearch={words !== ''} />
      ) : (
        <VirtualList
          id={listId}
          label={text.people.tab[tab]}
          listRef={list}
          items={people}
          total={hasNextPage ? -1 : people.length}
          rowHeight={rowHeight}
          selected={selected}
          placeKey={`people-${tab}-${words}`}
          renderRow={drawRow}
          onSelect={(person) => openProfile(person.id)}
          onEnd={loadMore}
        />
      )}
    </section>
  );
}

function Nobody({ tab, isSearch }: { tab: PeopleListTab; isSearch: boolean }) {
  const icon = <UsersRound size={26} strokeWidth={1.5} />;
  if (isSearch) return <EmptyState icon={icon} title={text.people.noneFound} hint={text.people.noneFoundHint} />;
  return (
    <EmptyState icon={icon} title={text.people.none[tab]} hint={text.people.noneHint[tab]}>
      {tab === 'all' ? <Button onClick={() => goTo('sources')}>{text.people.addSource}</Button> : null}
    </EmptyState>
  );
}

const Row = memo(function Row({ person, now, tab }: { person: PersonRow; now: number; tab: PeopleListTab }) {
  const name = person.name || text.inbox.nobody;
  const time = tab === 'returning' ? person.returnedAt : person.lastHeard;
  const known = [...(person.organisation === null ? [] : [person.organisation]), ...person.knownAs, ...person.places];
  return (
    <div className="row person-row" {...dropTarget((ids) => void addConcerning(person, ids))}>
      <Avatar name={name} />
      <div className="row-lines">
        <div className="row-top">
          <span className="row-voices person-row-name">{name}</span>
          {time === null ? null : (
            <time className="row-time" dateTime={new Date(time).toISOString()} title={formatExact(time)}>
              {formatShort(time, now)}
            </time>
          )}
        </div>
        <div className="row-title person-row-known">{known.join(' · ')}</div>
        <div className="row-snippet">{tab === 'wrong' ? person.wrong : (person.lastTitle ?? text.people.notHeard)}</div>
      </div>
    </div>
  );
});
