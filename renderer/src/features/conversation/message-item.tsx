import { ArrowUpRight } from 'lucide-react';
import { memo, useState } from 'react';
import type { MessageDetail } from '../../../../shared/model/conversation.ts';
import { openLink } from '../../actions/outside.ts';
import { separate } from '../../actions/triage.ts';
import { Avatar } from '../../components/avatar.tsx';
import { usePreferences } from '../../stores/preferences.ts';
import { showPerson } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatExact, formatMoment } from '../../time.ts';
import { Attachments } from './attachments.tsx';
import { MessageFrame } from './message-frame.tsx';
import { MessageText } from './message-text.tsx';
import type { QuotedSpan } from './text-runs.ts';

/** Deeper replies stand no further to the right than this. */
const deepest = 4;

interface MessageItemProps {
  message: MessageDetail;
  evidence: QuotedSpan[];
  now: number;
  targeted: boolean;
  /** This message begins a thread that stands here only by its subject. */
  joined: boolean;
  /** New since the conversation was read last. */
  fresh: boolean;
  /** Whom it went to; null where that was said with the message before. */
  recipients: string | null;
}

export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const { message, evidence, now, targeted, joined, fresh, recipients } = props;
  const preferred = usePreferences((state) => state.formatted);
  const [own, setOwn] = useState<boolean | null>(null);
  // Words that were looked for are lit up in the plain text only.
  const formatted = message.hasHtml && !targeted && (own ?? preferred);
  const name = message.from?.name || message.from?.address || text.inbox.nobody;
  // A display name can claim anything; the address is what can be checked.
  const address = message.kind === 'mail' && message.from?.address !== name ? (message.from?.address ?? null) : null;
  const date = formatMoment(message.date, now);
  const kind = message.kind === 'answer' || message.kind === 'comment' || message.kind === 'wiki' ? message.kind : null;
  return (
    <article
      id={`message-${message.id}`}
      className={`message message-depth-${Math.min(deepest, message.depth)}${targeted ? ' message-targeted' : ''}`}
      aria-label={text.conversation.messageBy(name, date)}
    >
      {joined ? (
        <div className="joined">
          <span title={text.conversation.joinedHint}>{text.conversation.joined}</span>
          <button type="button" className="link-button" onClick={() => void separate(message.threadId)}>
            {text.conversation.separate}
          </button>
        </div>
      ) : null}
      <Avatar name={name} />
      <div className="message-body">
        <header className="message-head">
          {message.from === null ? (
            <span className="message-name">{name}</span>
          ) : (
            <button
              type="button"
              className="message-name"
              title={message.from.address}
              onClick={() => showPerson(message.from!.personId)}
            >
              {name}
            </button>
          )}
          {address === null ? null : <span className="message-address">{address}</span>}
          {fresh ? <span className="message-new">{text.conversation.unread}</span> : null}
          <span className="message-meta">
            {kind === null ? null : <>{text.conversation.kind[kind]} · </>}
            <time dateTime={new Date(message.date).toISOString()} title={formatExact(message.date)}>
              {date}
            </time>
            {message.url === null ? null : (
              <>
                {' · '}
                <a
                  href={message.url}
                  title={message.url}
                  className="original-link"
                  onClick={(event) => {
                    event.preventDefault();
                    void openLink(message.url!);
                  }}
                >
                  <ArrowUpRight size={12} aria-hidden="true" />
                  {text.conversation.original}
                </a>
              </>
            )}
          </span>
          {message.hasHtml ? (
            <button
              type="button"
              className="format-toggle"
              aria-pressed={formatted}
              title={formatted ? text.conversation.showPlain : text.conversation.showFormatted}
              onClick={() => setOwn(!formatted)}
            >
              {text.conversation.formatted}
            </button>
          ) : null}
        </header>
        {recipients === null ? null : (
          <p className="message-recipients" title={recipients}>
            {text.conversation.to(recipients)}
          </p>
        )}
        {formatted ? (
          <MessageFrame messageId={message.id} author={name} />
        ) : (
          <MessageText messageId={message.id} words={message.text} evidence={evidence} unfolded={targeted} />
        )}
        <Attachments attachments={message.attachments} inline={!formatted} />
      </div>
    </article>
  );
});
