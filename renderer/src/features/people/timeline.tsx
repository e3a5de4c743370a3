import { useInfiniteQuery } from '@tanstack/react-query';
import type { TimelineEntry } from '../../../../shared/model/people.ts';
import { openLink } from '../../actions/outside.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { queries } from '../../query.ts';
import { openChange, visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay, formatExact } from '../../time.ts';

/** Everything of a person across all places, newest first, by days. */
export function Timeline({ personId, now }: { personId: number; now: number }) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    queries.timeline(personId),
  );
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section className="person-section timeline">
      <h2>{text.people.timeline}</h2>
      {data === undefined ? (
        error !== null ? (
          <ErrorState title={text.people.timelineFailed} error={error} retry={() => void refetch()} />
        ) : (
          <LoadingState />
        )
      ) : entries.length === 0 ? (
        <p className="quiet">{text.people.timelineEmpty}</p>
      ) : (
        <ol>
          {entries.map((entry) => (
            <li key={`${entry.type}-${entry.id}`} className={`event event-${entry.type}`}>
              <time className="event-time" dateTime={new Date(entry.at).toISOString()} title={formatExact(entry.at)}>
                {formatDay(entry.at, now)}
              </time>
              <Event entry={entry} />
            </li>
          ))}
        </ol>
      )}
      {hasNextPage ? (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.people.earlier}
        </Button>
      ) : null}
    </section>
  );
}

function Event({ entry }: { entry: TimelineEntry }) {
  switch (entry.type) {
    case 'message':
      return (
        <EventBody
          what={text.people.event.message}
          title={entry.title || text.inbox.untitled}
          words={entry.snippet}
          place={entry.sourceName}
          onOpen={() => visitConversation(entry.conversationId, { messageId: entry.id, words: [] })}
        />
      );
    case 'quote':
      return <EventBody what={text.people.event.quote} words={entry.quote} {...opening(entry)} />;
    case 'contribution':
      return <EventBody what={text.people.event.contribution[entry.kind]} words={entry.quote} {...opening(entry)} />;
    case 'credit': {
      const { link } = entry;
      const opens = link === null ? opening(entry) : { onOpen: () => void openLink(link) };
      return <EventBody what={text.people.event.credit[entry.place]} words={entry.words} {...opens} />;
    }
    case 'promise':
      return <EventBody what={text.people.event.promise[entry.state]} words={entry.sentence} {...opening(entry)} />;
    case 'change':
      return (
        <EventBody what={text.people.event[entry.what]} title={entry.title} onOpen={() => openChange(entry.changeId)} />
      );
  }
}

function opening(at: { conversationId: number | null; messageId?: number | null }): { onOpen?: () => void } {
  const { conversationId, messageId = null } = at;
  if (conversationId === null) return {};
  return { onOpen: () => visitConversation(conversationId, messageId === null ? null : { messageId, words: [] }) };
}

interface EventBodyProps {
  what: string;
  title?: string;
  words?: string;
  place?: string;
  onOpen?: () => void;
}

function EventBody({ what, title, words = '', place, onOpen }: EventBodyProps) {
  const content = (
    <>
      <span className="event-what">{[what, place].filter(Boolean).join(' · ')}</span>
      {title === undefined ? null : <span className="event-title">{title}</span>}
      {words === '' ? null : <span className="event-words">{words}</span>}
    </>
  );
  if (onOpen === undefined) return <div className="event-body">{content}</div>;
  return (
    <button type="button" className="event-body" onClick={onOpen}>
      {content}
    </button>
  );
}
