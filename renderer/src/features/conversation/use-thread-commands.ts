import type { RefObject } from 'react';
import type { MessageDetail } from '../../../../shared/model/conversation.ts';
import { copyLink } from '../../actions/conversation.ts';
import { keepEvidence } from '../../actions/records.ts';
import { markRead } from '../../actions/triage.ts';
import { useCommand } from '../../commands.ts';
import { useConversationCommand, usePainted } from '../../conversation-commands.ts';
import { showToast } from '../../stores/announce.ts';
import { startAssuming } from '../../stores/assuming.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { messageLink, quoteWhole } from './message-menu.tsx';
import { currentMessage, focusedMessage, goToMessage, idOfMessage, stepMessage } from './message-places.ts';
import { selectedInMessage } from './selection.ts';
import type { Collapsing } from './use-collapsing.ts';

interface ThreadCommands {
  conversationId: number;
  messages: MessageDetail[];
  scroller: RefObject<HTMLDivElement | null>;
  wordsOf: (messageId: number) => string | undefined;
  collapsing: Collapsing;
  showSource: (message: MessageDetail) => void;
  /** Everything stands that takes commands. */
  isWhole: boolean;
}

/** What keys do inside the open conversation. */
export function useThreadCommands(thread: ThreadCommands): void {
  const { conversationId, messages, scroller, wordsOf, collapsing, showSource, isWhole } = thread;
  const messageOf = (element: HTMLElement | null): MessageDetail | undefined =>
    element === null ? undefined : messages.find((message) => message.id === idOfMessage(element));

  usePainted(isWhole ? conversationId : null);
  useConversationCommand(conversationId, 'quote', () => {
    const selection = selectedInMessage(wordsOf);
    const onCursor = messageOf(focusedMessage(scroller.current));
    document.getSelection()?.removeAllRanges();
    if (selection !== null) void keepEvidence(selection.messageId, selection.start, selection.end);
    // Without a mouse the message under the cursor is what can be pointed at.
    else if (onCursor !== undefined && document.activeElement?.matches('article') === true) quoteWhole(onCursor);
    else showToast(text.conversation.selectFirst);
  });
  useConversationCommand(conversationId, 'open', () => {
    if (!useNavigation.getState().chosen) useNavigation.setState({ chosen: true });
    if (focusedMessage(scroller.current) === null) scroller.current?.focus({ preventScroll: true });
    void markRead(conversationId);
  });
  useCommand('close', () => {
    // An open drawer lies above the conversation: it closes first.
    if (useNavigation.getState().drawer) return false;
    if (document.activeElement?.closest('.conversation-pane') == null) return false;
    document.querySelector<HTMLElement>('.list-column [role=listbox]')?.focus({ preventScroll: true });
    return true;
  });
  useConversationCommand(conversationId, 'next-message', () => stepMessage(scroller.current, 1));
  useConversationCommand(conversationId, 'previous-message', () => stepMessage(scroller.current, -1));
  useConversationCommand(conversationId, 'first-unread', () => {
    const first = messages.find((message) => collapsing.fresh.has(message.id)) ?? messages.find(({ unread }) => unread);
    if (first === undefined) showToast(text.conversation.nothingUnread);
    else goToMessage(first.id, 'start', true);
  });
  useConversationCommand(conversationId, 'collapse-read', () => {
    if (!collapsing.canCollapse) return false;
    const at = messageOf(focusedMessage(scroller.current));
    collapsing.toggle();
    if (at !== undefined) requestAnimationFrame(() => goToMessage(at.id, 'nearest', true));
    return true;
  });
  useConversationCommand(conversationId, 'raw-source', () => {
    const message = messageOf(currentMessage(scroller.current));
    if (message !== undefined) showSource(message);
    return message !== undefined;
  });
  useConversationCommand(conversationId, 'copy-link', () => {
    const message = messageOf(focusedMessage(scroller.current));
    if (message !== undefined) void copyLink(messageLink(message.id), text.conversation.linkCopied);
    return message !== undefined;
  });
  useConversationCommand(conversationId, 'assumption', () => {
    const selection = selectedInMessage(wordsOf);
    const words = selection === null ? '' : wordsOf(selection.messageId)!.slice(selection.start, selection.end);
    startAssuming(conversationId, words === '' ? '' : `“${words.replace(/\s+/g, ' ').trim()}” `);
    // It may be open already.
    scroller.current?.querySelector<HTMLElement>('.assumption-form textarea')?.focus();
  });
}
