import type { ReactNode } from 'react';
import { Fragment, memo, useMemo } from 'react';
import type { ConversationDetail, MessageDetail } from '../../../../shared/model/conversation.ts';
import type { Evidence } from '../../../../shared/model/evidence.ts';
import type { Note } from '../../../../shared/model/records.ts';
import { parentsFurtherUp, writingsByPlace } from '../../../../shared/model/thread-places.ts';
import type { Assumption } from '../../../../shared/model/triage.ts';
import { CollapsedMessage } from './collapsed-message.tsx';
import type { MessageActions } from './message-item.tsx';
import { MessageItem } from './message-item.tsx';

/** Deeper replies stand no further to the right than this. */
const deepest = 4;

/** How other features draw what we wrote ourselves; it stands in the thread where it was written. */
export interface ThreadWritings {
  note: (note: Note) => ReactNode;
  assumption: (assumption: Assumption) => ReactNode;
  /** The end of the thread: the notes that nothing has followed yet, and the places to write. */
  end: (conversationId: number, noteIds: ReadonlySet<number>) => ReactNode;
}

interface ThreadProps {
  conversation: ConversationDetail;
  /** In thread order; what has just arrived is left out. */
  messages: MessageDetail[];
  /** Only so many are drawn yet. */
  limit: number;
  collapsed: ReadonlySet<number>;
  fresh: ReadonlySet<number>;
  notes: Note[];
  evidence: Evidence[];
  targetId: number | null;
  now: number;
  actions: MessageActions;
  onExpand: (id: number) => void;
  writings: ThreadWritings;
}

const noEvidence: Evidence[] = [];

function byMessage(evidence: Evidence[]): Map<number, Evidence[]> {
  const groups = new Map<number, Evidence[]>();
  for (const one of evidence) {
    if (one.messageId !== null) groups.set(one.messageId, [...(groups.get(one.messageId) ?? []), one]);
  }
  return groups;
}

/** The messages with what we wrote about them. */
export const Thread = memo(function Thread(props: ThreadProps) {
  const { conversation, messages, limit, collapsed, fresh, notes, evidence, targetId, now, actions, writings } = props;
  const { joined, assumptions } = conversation;
  const evidenceByMessage = useMemo(() => byMessage(evidence), [evidence]);
  const joinedBy = useMemo(() => new Map(joined.map((thread) => [thread.firstMessageId, thread.by])), [joined]);
  const parents = useMemo(() => parentsFurtherUp(messages), [messages]);
  const beginners = useMemo(() => firstOfThreads(messages), [messages]);
  const notesByPlace = useMemo(() => writingsByPlace(messages, notes), [messages, notes]);
  const assumptionsByPlace = useMemo(() => writingsByPlace(messages, assumptions), [messages, assumptions]);
  const atEnd = useMemo(() => new Set((notesByPlace.get(null) ?? []).map((note) => note.id)), [notesByPlace]);
  const written = (place: number | null): ReactNode => [
    ...(assumptionsByPlace.get(place) ?? []).map((one) => (
      <Fragment key={`assumption-${one.id}`}>{writings.assumption(one)}</Fragment>
    )),
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
              />
            )}
            {written(message.id)}
          </Fragment>
        );
      })}
      {written(null)}
      {writings.end(conversation.id, atEnd)}
    </>
  );
});

/** The message that begins each thread: everything else answers it, so it cannot be split off. */
function firstOfThreads(messages: MessageDetail[]): Set<number> {
  const first = new Map<number, number>();
  for (const { id, threadId } of messages) first.set(threadId, Math.min(id, first.get(threadId) ?? Infinity));
  return new Set(first.values());
}
