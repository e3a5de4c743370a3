import type { RefObject } from 'react';
import type { MessageDetail } from '../../../../shared/model/conversation.ts';
import type { ConversationGiving } from '../../../../shared/model/giving.ts';
import type { Hint } from '../../actions/giving.ts';
import { confirmHint, waveAway } from '../../actions/giving.ts';
import { pointAnchor } from '../../components/popover.tsx';
import { useConversationCommand } from '../../conversation-commands.ts';
import { showToast } from '../../stores/announce.ts';
import { openMarking, startPromising, startThanking } from '../../stores/giving.ts';
import { text } from '../../text.ts';
import { currentMessage, focusedMessage, idOfMessage, messageElement } from './message-places.ts';
import { selectedInMessage } from './selection.ts';

interface GivingCommands {
  conversationId: number;
  messages: MessageDetail[];
  scroller: RefObject<HTMLDivElement | null>;
  wordsOf: (messageId: number) => string | undefined;
  giving: ConversationGiving | undefined;
  hints: Hint[];
}

/** Asks what a whole message gave. */
export function markMessage(conversationId: number, message: MessageDetail): void {
  const element = messageElement(message.id);
  // On one line it has no head.
  const anchor = element?.querySelector('.message-head') ?? element;
  if (anchor === null || !canGive(message)) return;
  anchor.scrollIntoView({ block: 'nearest' });
  openMarking({ messageId: message.id, conversationId, start: null, end: null, anchor });
}

/** Says why where nobody gave anything in a message. */
function canGive({ from, ours }: MessageDetail): boolean {
  if (from === null) showToast(text.giving.markNobody);
  else if (ours) showToast(text.giving.markOurs);
  return from !== null && !ours;
}

/** What keys do with what people give, inside the open conversation. */
export function useGivingCommands(thread: GivingCommands): void {
  const { conversationId, messages, scroller, wordsOf, giving, hints } = thread;
  /** It may be open already. */
  const focusOpenForm = (name: string): void => {
    scroller.current?.querySelector<HTMLElement>(`.giving-form[aria-label="${name}"] [data-autofocus]`)?.focus();
  };
  const messageOf = (element: HTMLElement | null): MessageDetail | undefined =>
    element === null ? undefined : messages.find((message) => message.id === idOfMessage(element));

  useConversationCommand(conversationId, 'contribution', () => {
    const selection = selectedInMessage(wordsOf);
    if (selection === null) {
      // Below the last message stands only what we wrote.
      const message = messageOf(currentMessage(scroller.current)) ?? messages.at(-1);
      if (message !== undefined) markMessage(conversationId, message);
      return message !== undefined;
    }
    const { messageId, start, end, box } = selection;
    const anchor = pointAnchor(box.left, box.bottom);
    if (canGive(messages.find(({ id }) => id === messageId)!)) {
      openMarking({ messageId, conversationId, start, end, anchor });
    }
    return true;
  });
  /** The hint on the message with the cursor, else the one that shows the keys. */
  const meant = (): Hint | undefined => {
    const onCursor = messageOf(focusedMessage(scroller.current));
    return hints.find(({ hint }) => hint.messageId === onCursor?.id) ?? hints[0];
  };
  const answer = (give: (id: number, hint: Hint) => Promise<boolean>): void => {
    const found = meant();
    if (found === undefined) showToast(text.giving.noHint);
    else void give(conversationId, found);
  };
  useConversationCommand(conversationId, 'confirm-hint', () => answer(confirmHint));
  useConversationCommand(conversationId, 'dismiss-hint', () => answer(waveAway));
  /** Who is meant: the author of the selected words or of the message with the cursor, else who began it. */
  const meantMessage = (): MessageDetail | undefined => {
    const selected = selectedInMessage(wordsOf)?.messageId;
    const pointed = messages.find(({ id }) => id === selected) ?? messageOf(focusedMessage(scroller.current));
    const isTheirs = ({ from, ours }: MessageDetail): boolean => from !== null && !ours;
    return pointed !== undefined && isTheirs(pointed) ? pointed : messages.find(isTheirs);
  };
  useConversationCommand(conversationId, 'thank', () => {
    const message = meantMessage();
    if (message === undefined) {
      showToast(text.giving.thankNobody);
      return true;
    }
    const { personId } = message.from!;
    const inMessage = giving?.contributions.filter((one) => one.messageId === message.id && !one.credited) ?? [];
    const contributionIds = inMessage.length > 0 ? inMessage.map(({ id }) => id) : null;
    startThanking(conversationId, { personId, contributionIds });
    focusOpenForm(text.giving.creditForm);
    return true;
  });
  useConversationCommand(conversationId, 'promise', () => {
    const message = meantMessage();
    if (message === undefined) {
      showToast(text.giving.promiseNobody);
      return true;
    }
    startPromising(conversationId, { personId: message.from!.personId, sentence: '' });
    focusOpenForm(text.giving.promiseForm);
    return true;
  });
}
