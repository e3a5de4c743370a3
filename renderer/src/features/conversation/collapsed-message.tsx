import { memo } from 'react';
import type { MessageDetail } from '../../../../shared/model/conversation.ts';
import { textSegments } from '../../../../shared/model/quoted-text.ts';
import { Avatar } from '../../components/avatar.tsx';
import { text } from '../../text.ts';
import { formatExact, formatMoment, formatShort } from '../../time.ts';

const longestWords = 140;

/** The first words of a message that are its author's own. */
function firstWords(words: string): string {
  const own = textSegments(words.slice(0, 4000)).find((one) => one.kind === 'text' && one.text.trim() !== '');
  return (own?.text ?? words).replace(/\s+/g, ' ').trim().slice(0, longestWords);
}

interface CollapsedMessageProps {
  message: MessageDetail;
  depth: number;
  now: number;
  onOpen: (id: number) => void;
}

/** A message that was read before, on one line. */
export const CollapsedMessage = memo(function CollapsedMessage({ message, depth, now, onOpen }: CollapsedMessageProps) {
  const name = message.from?.name || message.from?.address || text.inbox.nobody;
  return (
    <article
      id={`message-${message.id}`}
      className={`message message-collapsed message-depth-${depth}`}
      aria-label={text.conversation.messageBy(name, formatMoment(message.date, now))}
      tabIndex={-1}
    >
      <button type="button" className="collapsed-line" aria-expanded="false" onClick={() => onOpen(message.id)}>
        <Avatar name={name} size="small" />
        <span className="collapsed-name">{name}</span>
        <span className="collapsed-words">{firstWords(message.text)}</span>
        <time dateTime={new Date(message.date).toISOString()} title={formatExact(message.date)}>
          {formatShort(message.date, now)}
        </time>
      </button>
    </article>
  );
});
