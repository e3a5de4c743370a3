import { useEffect, useMemo, useState } from 'react';
import type { MessageDetail } from '../../../../shared/model/conversation.ts';
import { announce } from '../../stores/announce.ts';
import { text } from '../../text.ts';

/** What was imported this long before the conversation was opened is no news, whatever brings it here (merging, undoing). */
const recent = 60_000;

function arrivedLast(messages: readonly MessageDetail[]): number {
  return messages.reduce((last, message) => Math.max(last, message.arrivedAt), 0);
}

/** `2 new messages from …`. */
export function arrivalWords(held: readonly MessageDetail[]): string {
  const names = [...new Set(held.map(({ from }) => from?.name || from?.address || text.inbox.nobody))];
  return names.length <= 2
    ? text.conversation.arrived(held.length, names.join(` ${text.conversation.and} `))
    : text.conversation.arrivedMany(held.length, names.length);
}

/**
 * Keeps messages that arrive while the conversation is open off the page until somebody asks for them, so that nothing moves
 * under the eyes or hands of whoever reads or writes; says that they are there.
 */
export function useArrivals(messages: MessageDetail[]): {
  shown: MessageDetail[];
  held: MessageDetail[];
  showHeld: () => void;
} {
  const [openedAt] = useState(() => Date.now());
  const [seenUntil, setSeenUntil] = useState(() => arrivedLast(messages));
  const { shown, held } = useMemo(() => {
    const isNews = ({ arrivedAt }: MessageDetail): boolean => arrivedAt > seenUntil && arrivedAt > openedAt - recent;
    const news = messages.filter(isNews);
    return { held: news, shown: news.length === 0 ? messages : messages.filter((message) => !isNews(message)) };
  }, [messages, seenUntil, openedAt]);
  const words = held.length === 0 ? null : arrivalWords(held);
  useEffect(() => {
    if (words !== null) announce(words);
  }, [words]);
  return { shown, held, showHeld: () => setSeenUntil(arrivedLast(messages)) };
}
