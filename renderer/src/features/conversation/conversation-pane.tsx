import { useQuery } from '@tanstack/react-query';
import { MessagesSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationDetail } from '../../../../shared/model/conversation.ts';
import type { Evidence } from '../../../../shared/model/evidence.ts';
import { keepEvidence } from '../../actions/records.ts';
import { markRead } from '../../actions/triage.ts';
import { useCommand } from '../../commands.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { showToast } from '../../stores/announce.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { ActionBar } from './action-bar.tsx';
import { ConversationHead } from './conversation-head.tsx';
import { MessageItem } from './message-item.tsx';
import { QuoteButton } from './quote-button.tsx';
import { selectedInMessage } from './selection.ts';
import { useHighlights } from './use-highlights.ts';

/** Long conversations begin with this many messages and get the rest while nothing else is to do. */
const firstMessages = 30;
/** How long a conversation must stay open to count as read, milliseconds. */
const dwell = 700;
/** How many frames it takes until a message that was gone to stays where it is. */
const settlingFrames = 5;

interface ConversationPaneProps {
  id: number | null;
  /** What stands below the messages: the notes of another feature. */
  notes: (conversationId: number) => ReactNode;
}

export function ConversationPane({ id, notes }: ConversationPaneProps) {
  const { data, error, refetch } = useQuery({ ...queries.conversation(id ?? 0), enabled: id !== null });
  return (
    <main className="conversation-pane" aria-label={text.conversation.pane} tabIndex={-1}>
      {id === null ? (
        <EmptyState
          icon={<MessagesSquare size={28} strokeWidth={1.5} />}
          title={text.conversation.nothing}
          hint={text.conversation.nothingHint}
        />
      ) : data !== undefined ? (
        <OpenConversation key={id} conversation={data} notes={notes} />
      ) : error !== null ? (
        <ErrorState title={text.conversation.failed} error={error} retry={() => void refetch()} />
      ) : (
        <LoadingState />
      )}
    </main>
  );
}

const noEvidence: Evidence[] = [];

function byMessage(evidence: Evidence[]): Map<number, Evidence[]> {
  const groups = new Map<number, Evidence[]>();
  for (const one of evidence) {
    if (one.messageId !== null) groups.set(one.messageId, [...(groups.get(one.messageId) ?? []), one]);
  }
  return groups;
}

function OpenConversation({
  conversation,
  notes,
}: { conversation: ConversationDetail } & Pick<ConversationPaneProps, 'notes'>) {
  const { id, messages } = conversation;
  const now = useNow();
  const target = useNavigation((state) => state.target);
  const chosen = useNavigation((state) => state.chosen);
  const evidence = useQuery(queries.evidence('', id)).data ?? noEvidence;
  const scroller = useRef<HTMLDivElement>(null);

  // Decided once, while the conversation opens: reading it must not move it.
  const [startId] = useState(() => messages.find((message) => message.unread)?.id ?? null);
  const goalId = target?.messageId ?? startId;
  const goalIndex = messages.findIndex((message) => message.id === goalId);
  const [shown, setShown] = useState(Math.max(firstMessages, goalIndex + 5));
  useEffect(() => {
    if (shown < messages.length) startTransition(() => setShown(messages.length));
  }, [shown, messages.length]);

  const goalIsLower = goalIndex > 0;
  useEffect(() => {
    if (goalId === null || !goalIsLower) {
      scroller.current?.scrollTo({ top: 0 });
      return;
    }
    // Heights out of sight are guesses: messages that come into sight move the goal until they are drawn.
    let [frame, left] = [0, settlingFrames];
    const go = (): void => {
      document.getElementById(`message-${goalId}`)?.scrollIntoView({ block: target === null ? 'start' : 'center' });
      left -= 1;
      if (left > 0) frame = requestAnimationFrame(go);
    };
    go();
    return () => cancelAnimationFrame(frame);
    // Only a new goal moves the page, not a new message.
  }, [goalId, goalIsLower, target]);

  useEffect(() => {
    if (!chosen || !(conversation.unread || !conversation.practices.includes('listening'))) return;
    const timer = setTimeout(() => void markRead(id), dwell);
    return () => clearTimeout(timer);
  }, [id, chosen, conversation.unread, conversation.practices]);

  const evidenceByMessage = useMemo(() => byMessage(evidence), [evidence]);
  const joined = useMemo(
    () => new Set(conversation.joined.map((thread) => thread.firstMessageId)),
    [conversation.joined],
  );
  // In a conversation that is new as a whole, saying so beside every message tells nothing.
  const someRead = messages.some((message) => !message.unread);
  const wordsOf = useCallback(
    (messageId: number) => messages.find((message) => message.id === messageId)?.text,
    [messages],
  );
  useHighlights(target, goalIndex < shown);

  useCommand('quote', () => {
    const selection = selectedInMessage(wordsOf);
    if (selection === null) {
      showToast(text.conversation.selectFirst);
      return;
    }
    document.getSelection()?.removeAllRanges();
    void keepEvidence(selection.messageId, selection.start, selection.end);
  });
  useCommand('open', () => {
    if (!chosen) useNavigation.setState({ chosen: true });
    scroller.current?.focus({ preventScroll: true });
    void markRead(id);
  });
  useCommand('close', () => {
    // An open drawer lies above the conversation: it closes first.
    if (useNavigation.getState().drawer) return false;
    if (document.activeElement?.closest('.conversation-pane') == null) return false;
    document.querySelector<HTMLElement>('.list-column [role=listbox]')?.focus({ preventScroll: true });
    return true;
  });

  return (
    <>
      <ConversationHead conversation={conversation} now={now} />
      <div ref={scroller} className="messages" tabIndex={0} role="region" aria-label={text.conversation.messages}>
        {messages.slice(0, shown).map((message, index) => (
          <MessageItem
            key={message.id}
            message={message}
            evidence={evidenceByMessage.get(message.id) ?? noEvidence}
            now={now}
            targeted={target?.messageId === message.id}
            joined={joined.has(message.id)}
            fresh={someRead && message.unread}
            recipients={message.recipients === messages[index - 1]?.recipients ? null : message.recipients}
          />
        ))}
        {notes(id)}
      </div>
      <ActionBar conversation={conversation} />
      <QuoteButton wordsOf={wordsOf} />
    </>
  );
}
