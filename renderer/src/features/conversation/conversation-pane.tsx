import { useQuery } from '@tanstack/react-query';
import { MessagesSquare } from 'lucide-react';
import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationDetail, MessageDetail } from '../../../../shared/model/conversation.ts';
import type { Evidence } from '../../../../shared/model/evidence.ts';
import type { Note } from '../../../../shared/model/records.ts';
import { splitOff } from '../../actions/conversation.ts';
import { markRead } from '../../actions/triage.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useAfterPaint } from '../../components/use-after-paint.ts';
import { useNow } from '../../components/use-now.ts';
import { useConversationCommand } from '../../conversation-commands.ts';
import { queries } from '../../query.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { ActionBar } from './action-bar.tsx';
import { ArrivalBanner } from './arrival-banner.tsx';
import { ConversationHead } from './conversation-head.tsx';
import { HandOnDialog } from './hand-on-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import type { MessageActions } from './message-item.tsx';
import { goToMessage } from './message-places.ts';
import { QuoteButton } from './quote-button.tsx';
import { SourceDialog } from './source-dialog.tsx';
import { Thread } from './thread.tsx';
import type { ThreadWritings } from './thread.tsx';
import { useArrivals } from './use-arrivals.ts';
import { useCollapsing } from './use-collapsing.ts';
import { useGivingCommands, markMessage } from './use-giving-commands.ts';
import { useHighlights } from './use-highlights.ts';
import { useHints } from './use-hints.ts';
import { useThreadCommands } from './use-thread-commands.ts';

/** Conversations begin with as many messages as a screen shows and get the rest, so many at a time, once these are painted. */
const firstMessages = 4;
const furtherMessages = 100;
/** How long a conversation must stay open to count as read, milliseconds. */
const dwell = 700;

interface ConversationPaneProps {
  id: number | null;
  writings: ThreadWritings;
}

export function ConversationPane({ id, writings }: ConversationPaneProps) {
  // It opens with what is there now, not with what was there when it was open before: what comes after that is news.
  // What was read ahead is good as long as nothing said otherwise.
  const { data, error, isFetching, refetch } = useQuery({ ...queries.conversation(id ?? 0), enabled: id !== null });
  const [openedId, setOpenedId] = useState<number | null>(null);
  const isReady = data !== undefined && (openedId === id || !isFetching);
  if (isReady && openedId !== id) setOpenedId(id);
  return (
    <main className="conversation-pane" aria-label={text.conversation.pane} tabIndex={-1}>
      {id === null ? (
        <EmptyState
          icon={<MessagesSquare size={28} strokeWidth={1.5} />}
          title={text.conversation.nothing}
          hint={text.conversation.nothingHint}
        />
      ) : isReady ? (
        <>
          <OpenConversation key={id} conversation={data} writings={writings} />
          <ActionBar conversation={data} />
        </>
      ) : error !== null ? (
        <ErrorState title={text.conversation.failed} error={error} retry={() => void refetch()} />
      ) : (
        <LoadingState />
      )}
    </main>
  );
}

const noEvidence: Evidence[] = [];
const noNotes: Note[] = [];

type OpenDialog = { type: 'source'; message: MessageDetail } | { type: 'link' } | { type: 'hand-on' } | null;

function OpenConversation({
  conversation,
  writings,
}: { conversation: ConversationDetail } & Pick<ConversationPaneProps, 'writings'>) {
  const { id } = conversation;
  const now = useNow();
  const target = useNavigation((state) => state.target);
  const chosen = useNavigation((state) => state.chosen);
  const evidence = useQuery(queries.evidence('', id)).data ?? noEvidence;
  const giving = useQuery(queries.giving(id)).data;
  const hints = useHints(conversation.messages, giving);
  const notes = useQuery(queries.notes({ type: 'conversation', id })).data ?? noNotes;
  const scroller = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const { shown: messages, held, showHeld } = useArrivals(conversation.messages);
  const collapsing = useCollapsing(messages, target?.messageId ?? null);
  const { startId, collapsed, expand } = collapsing;

  const goalId = target?.messageId ?? startId;
  const goalIndex = messages.findIndex((message) => message.id === goalId);
  const [limit, setLimit] = useState(Math.max(firstMessages, goalIndex + 5));
  const isPainted = useAfterPaint(true, false);
  useEffect(() => {
    if (isPainted && limit < messages.length)
      startTransition(() => setLimit(Math.min(messages.length, limit + furtherMessages)));
  }, [isPainted, limit, messages.length]);

  const goalIsLower = goalIndex > 0;
  const isFresh = useRef(true);
  useEffect(() => {
    const stoodAtTop = isFresh.current;
    isFresh.current = false;
    if (goalId === null || !goalIsLower) {
      // It begins at its top: asking for that would lay the page out at once.
      if (!stoodAtTop) scroller.current?.scrollTo({ top: 0 });
      return;
    }
    return goToMessage(goalId, target === null ? 'start' : 'center');
    // Only a new goal moves the page, not a new message.
  }, [goalId, goalIsLower, target]);

  // What is held back has not been read, however long the conversation is open.
  const isAllShown = held.length === 0;
  useEffect(() => {
    const isUnheard = conversation.unread || !conversation.practices.includes('listening');
    if (!chosen || !isAllShown || !isUnheard) return;
    const timer = setTimeout(() => void markRead(id), dwell);
    return () => clearTimeout(timer);
  }, [id, chosen, isAllShown, conversation.unread, conversation.practices]);

  const wordsOf = useCallback(
    (messageId: number) => messages.find((message) => message.id === messageId)?.text,
    [messages],
  );
  useHighlights(target, goalIndex < limit);

  const actions = useMemo<MessageActions>(
    () => ({
      showSource: (message) => setDialog({ type: 'source', message }),
      split: (message) => void splitOff(message.id, id),
      mark: (message) => markMessage(id, message),
      goTo: (messageId) => {
        expand(messageId);
        goToMessage(messageId, 'center', true);
      },
    }),
    [id, expand],
  );
  useThreadCommands({
    conversationId: id,
    messages,
    scroller,
    wordsOf,
    collapsing,
    showSource: actions.showSource,
    isWhole: isPainted,
  });
  useGivingCommands({ conversationId: id, messages, scroller, wordsOf, giving, hints: hints.list });
  useConversationCommand(id, 'link-conversation', () => setDialog({ type: 'link' }));
  useConversationCommand(id, 'hand-on', () => setDialog({ type: 'hand-on' }));

  const showArrived = (): void => {
    const ids = held.map((message) => message.id);
    showHeld();
    collapsing.markFresh(ids);
    setLimit((before) => Math.max(before, conversation.messages.length));
    goToMessage(ids[0]!, 'nearest', true);
  };
  const closeDialog = (): void => setDialog(null);
  return (
    <>
      <ConversationHead
        conversation={conversation}
        now={now}
        collapsed={collapsed.size}
        canCollapse={collapsing.canCollapse}
      />
      <div className="thread">
        <div ref={scroller} className="messages" tabIndex={0} role="region" aria-label={text.conversation.messages}>
          <Thread
            conversation={conversation}
            messages={messages}
            limit={limit}
            withEnd={isPainted}
            collapsed={collapsed}
            fresh={collapsing.fresh}
            notes={notes}
            evidence={evidence}
            giving={giving}
            hints={hints}
            targetId={target?.messageId ?? null}
            now={now}
            actions={actions}
            onExpand={expand}
            writings={writings}
          />
        </div>
        <ArrivalBanner held={held} onShow={showArrived} />
      </div>
      <QuoteButton wordsOf={wordsOf} />
      {dialog === null ? null : dialog.type === 'source' ? (
        <SourceDialog message={dialog.message} onClose={closeDialog} />
      ) : dialog.type === 'link' ? (
        <LinkDialog conversation={conversation} onClose={closeDialog} />
      ) : (
        <HandOnDialog id={id} onClose={closeDialog} />
      )}
    </>
  );
}
