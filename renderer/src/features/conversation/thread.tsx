import type { ReactNode } from 'react';
import { Fragment, memo, useMemo } from 'react';
import type { ConversationDetail, MessageDetail } from '../../../../shared/model/conversation.ts';
import type { Evidence } from '../../../../shared/model/evidence.ts';
import type { Contribution, ConversationGiving, Credit, PromiseMade } from '../../../../shared/model/giving.ts';
import type { Note } from '../../../../shared/model/records.ts';
import { parentsFurtherUp, writingsByPlace } from '../../../../shared/model/thread-places.ts';
import type { Assumption } from '../../../../shared/model/triage.ts';
import { CollapsedMessage } from './collapsed-message.tsx';
import type { MessageActions } from './message-item.tsx';
import { MessageItem } from './message-item.tsx';
import type { Hint } from '../../actions/giving.ts';
import type { Hints } from './use-hints.ts';

/** Deeper replies stand no further to the right than this. */
const deepest = 4;

/** How other features draw what we wrote ourselves; it stands in the thread where it was written. */
export interface ThreadWritings {
  note: (note: Note) => ReactNode;
  assumption: (assumption: Assumption) => ReactNode;
  promise: (promise: PromiseMade) => ReactNode;
  credits: (credits: Credit[]) => ReactNode;
  /** What was given in a message, and what looks like it. `first`: the hint that has keys of its own. */
  under: (about: {
    conversationId: number;
    messageId: number;
    contributions: readonly Contribution[];
    hints: readonly Hint[];
    first: Hint | null;
  }) => ReactNode;
  /** The end of the thread: the notes that nothing has followed yet, and the places to write. */
  end: (conversationId: number, noteIds: ReadonlySet<number>) => ReactNode;
}

interface ThreadProps {
  conversation: ConversationDetail;
  /** In thread order; what has just arrived is left out. */
  messages: MessageDetail[];
  /** Only so many are drawn yet. */
  limit: number;
  /** What stands below the messages comes a frame later than they do. */
  withEnd: boolean;
  collapsed: ReadonlySet<number>;
  fresh: ReadonlySet<number>;
  notes: Note[];
  evidence: Evidence[];
  giving: ConversationGiving | undefined;
  hints: Hints;
  targetId: number | null;
  now: number;
  actions: MessageActions;
  onExpand: (id: number) => void;
  writings: ThreadWritings;
}

const noEvidence: Evidence[] = [];
const noContributions: Contribution[] = [];
const noHints: Hint[] = [];

function byMessage<Item extends { messageId: number | null }>(items: readonly Item[]): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const one of items) {
    if (one.messageId !== null) groups.set(one.messageId, [...(groups.get(one.messageId) ?? []), one]);
  }
  return groups;
}

/** The messages with what we wrote about them. */
export const Thread = memo(function Thread(props: ThreadProps) {
  const { conversation, messages, limit, collapsed, fresh, notes, evidence, targetId, now, actions, writings } = props;
  const { giving, hints, withEnd } = props;
  const { joined, assumptions } = conversation;
  const evidenceByMessage = useMemo(() => byMessage(evidence), [evidence]);
  const givenByMessage = useMemo(() => byMessage(giving?.contributions ?? noContributions), [giving]);
  const joinedBy = useMemo(() => new Map(joined.map((thread) => [thread.firstMessageId, thread.by])), [joined]);
  const parents = useMemo(() => parentsFurtherUp(messages), [messages]);
  const beginners = useMemo(() => firstOfThreads(messages), [messages]);
  const notesByPlace = useMemo(() => writingsByPlace(messages, notes), [messages, notes]);
  const assumptionsByPlace = useMemo(() => writingsByPlace(messages, assumptions), [messages, assumptions]);
  const promisesByPlace = useMemo(() => promisePlaces(messages, giving), [messages, giving]);
  const creditsByPlace = useMemo(() => creditPlaces(messages, giving), [messages, giving]);
  const atEnd = useMemo(() => new Set((notesByPlace.get(null) ?? []).map((note) => note.id)), [notesByPlace]);
  const under = (messageId: number): ReactNode => {
    const contributions = givenByMessage.get(messageId) ?? noContributions;
    const found = hints.byMessage.get(messageId) ?? noHints;
    // Nothing stays nothing, so that a message is not drawn again for what stands below another one.
    if (contributions.length === 0 && found.length === 0) return null;
    const first = hints.list[0] ?? null;
    return writings.under({ conversationId: conversation.id, messageId, contributions, hints: found, first });
  };
  const written = (place: number | null): ReactNode => [
    ...(assumptionsByPlace.get(place) ?? []).map((one) => (
      <Fragment key={`assumption-${one.id}`}>{writings.assumption(one)}</Fragment>
    )),
    ...(promisesByPlace.get(place) ?? []).map((one) => (
      <Fragment key={`promise-${one.id}`}>{writings.promise(one)}</Fragment>
    )),
    ...(creditsByPlace.has(place)
      ? [<Fragment key="credits">{writings.credits(creditsByPlace.get(place)!)}</Fragment>]
      : []),
    // Those at the end stand with the place to write another one.
    ...(place === null ? [] : (notesByPlace.get(place) ?? [])).map((one) => (
      <Fragment key={`note-${one.id}`}>{writings.note(one)}</Fragment>
    )),
  ];
  return (
    <>
      {messages.slice(0, limit).map((message, index) => {
        const depth = Math.min(deepest, message.depth);
        return (
          <Fragment key={message.id}>
            {collapsed.has(message.id) ? (
              <CollapsedMessage message={message} depth={depth} now={now} onOpen={props.onExpand} />
            ) : (
              <MessageItem
                message={message}
                depth={depth}
                evidence={evidenceByMessage.get(message.id) ?? noEvidence}
                now={now}
                targeted={targetId === message.id}
                joined={joinedBy.get(message.id) ?? null}
                fresh={fresh.has(message.id)}
                recipients={message.recipients === messages[index - 1]?.recipients ? null : message.recipients}
                parent={parents.get(message.id) ?? null}
                canSplit={!beginners.has(message.id)}
                actions={actions}
                contributions={givenByMessage.get(message.id) ?? noContributions}
                under={under(message.id)}
              />
            )}
            {written(message.id)}
          </Fragment>
        );
      })}
      {written(null)}
      {withEnd ? writings.end(conversation.id, atEnd) : null}
    </>
  );
});

/** Promises stand behind the message that makes them, else where they were made. */
function promisePlaces(
  messages: MessageDetail[],
  giving: ConversationGiving | undefined,
): Map<number | null, PromiseMade[]> {
  const places: Map<number | null, PromiseMade[]> = new Map();
  const ids = new Set(messages.map(({ id }) => id));
  const promises = giving?.promises ?? [];
  const loose = promises.filter(({ messageId }) => messageId === null || !ids.has(messageId));
  for (const one of promises) {
    if (!loose.includes(one)) places.set(one.messageId, [...(places.get(one.messageId) ?? []), one]);
  }
  for (const [place, list] of writingsByPlace(
    messages,
    timed(messages, loose, ({ madeAt }) => madeAt),
  )) {
    places.set(place, [...(places.get(place) ?? []), ...list]);
  }
  return places;
}

function creditPlaces(messages: MessageDetail[], giving: ConversationGiving | undefined): Map<number | null, Credit[]> {
  return writingsByPlace(
    messages,
    timed(messages, giving?.credits ?? [], ({ givenAt }) => givenAt),
  );
}

/** What was said before any of this was here stands at the end. */
function timed<Item>(
  messages: MessageDetail[],
  items: readonly Item[],
  timeOf: (item: Item) => number,
): (Item & { createdAt: number })[] {
  const begin = Math.min(...messages.map(({ arrivedAt }) => arrivedAt));
  return items.map((item) => ({ ...item, createdAt: timeOf(item) < begin ? Number.MAX_SAFE_INTEGER : timeOf(item) }));
}

/** The message that begins each thread: everything else answers it, so it cannot be split off. */
function firstOfThreads(messages: MessageDetail[]): Set<number> {
  const first = new Map<number, number>();
  for (const { id, threadId } of messages) first.set(threadId, Math.min(id, first.get(threadId) ?? Infinity));
  return new Set(first.values());
}
