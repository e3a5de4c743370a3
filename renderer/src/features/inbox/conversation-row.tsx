import { memo } from 'react';
import type { ConversationRow } from '../../../../shared/model/conversation.ts';
import { Avatar } from '../../components/avatar.tsx';
import { PracticeMarks } from '../../components/practice-marks.tsx';
import { text } from '../../text.ts';
import { formatComing, formatExact, formatShort } from '../../time.ts';

/** Three lines: who, about what, and how it begins. */
export const ConversationRowView = memo(function ConversationRowView({
  row,
  now,
}: {
  row: ConversationRow;
  now: number;
}) {
  const name = row.firstVoice || text.inbox.nobody;
  const practiceNames = row.practices.map((practice) => text.inbox.practices[practice]);
  return (
    <div className={row.unread ? 'row row-unread' : 'row'}>
      <Avatar name={name} />
      <div className="row-lines">
        <div className="row-top">
          {row.unread ? <span className="visually-hidden">{text.inbox.unread}</span> : null}
          <span className="row-name">{name}</span>
          {row.messages > 1 ? (
            <span className="row-messages" title={text.inbox.messages(row.messages)}>
              {row.messages}
            </span>
          ) : null}
          <PracticeMarks done={row.practices} label={text.inbox.practiceMarks(practiceNames)} />
          <time
            className="row-time"
            dateTime={new Date(row.lastActivity).toISOString()}
            title={formatExact(row.lastActivity)}
          >
            {formatShort(row.lastActivity, now)}
          </time>
        </div>
        <div className="row-title">{row.title || text.inbox.untitled}</div>
        <div className="row-snippet">
          {row.snoozedUntil === null ? null : (
            <span className="row-snoozed">{text.inbox.snoozedUntil(formatComing(row.snoozedUntil, now))} · </span>
          )}
          {row.snippet}
        </div>
      </div>
    </div>
  );
});
