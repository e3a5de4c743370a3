import { ArrowUpRight, CornerLeftUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { memo, useMemo, useState } from 'react';
import type { MessageDetail } from '../../../../shared/model/conversation.ts';
import type { Contribution } from '../../../../shared/model/giving.ts';
import { openLink } from '../../actions/outside.ts';
import { separate } from '../../actions/triage.ts';
import { Avatar } from '../../components/avatar.tsx';
import { showPerson } from '../../stores/navigation.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { text } from '../../text.ts';
import { formatExact, formatMoment } from '../../time.ts';
import { Attachments } from './attachments.tsx';
import { MessageFrame } from './message-frame.tsx';
import { MessageMenu } from './message-menu.tsx';
import { MessageText } from './message-text.tsx';
import type { GivenSpan, QuotedSpan } from './text-runs.ts';

/** What a message asks of the conversation around it; stays the same object, so that messages are not drawn again. */
export interface MessageActions {
  showSource: (message: MessageDetail) => void;
  split: (message: MessageDetail) => void;
  mark: (message: MessageDetail) => void;
  goTo: (id: number) => void;
}

interface MessageItemProps {
  message: MessageDetail;
  /** How far to the right it stands, 0 to 4. */
  depth: number;
  evidence: QuotedSpan[];
  contributions: readonly Contribution[];
  now: number;
  targeted: boolean;
  /** This message begins a thread that stands here only by its subject, or because somebody merged it in. */
  joined: 'subject' | 'hand' | null;
  /** New since the conversation was read last. */
  fresh: boolean;
  /** Whom it went to; null where that was said with the message before. */
  recipients: string | null;
  /** What it answers, where that stands further up. */
  parent: MessageDetail | null;
  /** It answers something in its thread, so that it can be split off. */
  canSplit: boolean;
  actions: MessageActions;
  /** What stands below it, from other features. */
  under: ReactNode;
}

function givenSpan({ id, start, end, kind }: Contribution): GivenSpan[] {
  return start === null || end === null ? [] : [{ id, start, end, kind: text.giving.kind[kind] }];
}

const nameOf = (message: MessageDetail): string => message.from?.name || message.from?.address || text.inbox.nobody;

export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const { message, depth, evidence, contributions, now, targeted, joined, fresh, recipients, parent, canSplit } = props;
  const { actions, under } = props;
  const given = useMemo(() => contributions.flatMap(givenSpan), [contributions]);
  const preferred = usePreferences((state) => state.formatted);
  const [own, setOwn] = useState<boolean | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  // Words that were looked for are lit up in the plain text only.
  const formatted = message.hasHtml && !targeted && (own ?? preferred);
  const name = nameOf(message);
  // A display name can claim anything; the address is what can be checked.
  const address = message.kind === 'mail' && message.from?.address !== name ? (message.from?.address ?? null) : null;
  const date = formatMoment(message.date, now);
  const kind = message.kind === 'answer' || message.kind === 'comment' || message.kind === 'wiki' ? message.kind : null;
  return (
    <article
      id={`message-${message.id}`}
      className={`message message-depth-${depth}${targeted ? ' message-targeted' : ''}`}
      aria-label={text.conversation.messageBy(name, date)}
      tabIndex={-1}
    >
      {joined === null ? null : (
        <div className="joined">
          <span title={text.conversation.joinedHint[joined]}>{text.conversation.joined[joined]}</span>
          <button type="button" className="link-button" onClick={() => void separate(message.threadId)}>
            {text.conversation.separate}
          </button>
        </div>
      )}
      <Avatar name={name} />
      <div className="message-body">
        <header className="message-head">
          <div className="message-who">
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
            {message.ours ? <span className="message-ours">{text.people.ours}</span> : null}
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
          </div>
          <span className="message-tools">
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
            <MessageMenu
              message={message}
              name={name}
              unfolded={formatted ? null : unfolded}
              onUnfold={setUnfolded}
              onSource={actions.showSource}
              onSplit={canSplit ? actions.split : null}
              onMark={message.from === null || message.ours ? null : actions.mark}
            />
          </span>
        </header>
        {parent === null ? null : (
          <button
            type="button"
            className="message-parent"
            title={text.conversation.goToParent(nameOf(parent))}
            onClick={() => actions.goTo(parent.id)}
          >
            <CornerLeftUp size={12} aria-hidden="true" />
            {text.conversation.inReplyTo(nameOf(parent))}
          </button>
        )}
        {recipients === null ? null : (
          <p className="message-recipients" title={recipients}>
            {text.conversation.to(recipients)}
          </p>
        )}
        {formatted ? (
          <MessageFrame messageId={message.id} author={name} />
        ) : (
          <MessageText
            messageId={message.id}
            words={message.text}
            evidence={evidence}
            given={given}
            unfolded={targeted || unfolded}
          />
        )}
        <Attachments attachments={message.attachments} inline={!formatted} />
        {under}
      </div>
    </article>
  );
});
