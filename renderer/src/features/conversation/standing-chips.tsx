import { useQuery } from '@tanstack/react-query';
import { Bell, BellOff, Clock, Hourglass, Pin, UserRound, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ConversationDetail } from '../../../../shared/model/conversation.ts';
import { act } from '../../actions/triage.ts';
import { LabelChip } from '../../components/label-chip.tsx';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { formatComing, formatDay, formatExact } from '../../time.ts';

/** Labels, changes, and how the conversation stands; nothing where there is nothing to say. */
export function StandingChips({ conversation, now }: { conversation: ConversationDetail; now: number }) {
  const { id, state, snoozedUntil, pinned, muted, assignee, remindAt, waitingSince, labelIds, changes } = conversation;
  const labels = (useQuery(queries.labels()).data ?? []).filter((label) => labelIds.includes(label.id));
  const fact = (key: string, icon: ReactNode, words: string, title?: string): ReactNode => (
    <li key={key} className={`chip chip-${key}`} title={title}>
      {icon}
      {words}
    </li>
  );
  const chips = [
    state === 'done' ? fact('state', null, text.conversation.state.done) : null,
    state === 'snoozed'
      ? fact(
          'state',
          <Clock size={12} />,
          snoozedUntil === null
            ? text.conversation.untilTheyAnswer
            : text.conversation.snoozedUntil(formatComing(snoozedUntil, now)),
        )
      : null,
    waitingSince === null || state === 'done'
      ? null
      : fact(
          'waiting',
          <Hourglass size={12} />,
          text.conversation.waitingSince(formatDay(waitingSince, now)),
          formatExact(waitingSince),
        ),
    pinned ? fact('pinned', <Pin size={12} />, text.conversation.pinned) : null,
    muted ? fact('muted', <BellOff size={12} />, text.conversation.muted) : null,
    assignee === null ? null : fact('assignee', <UserRound size={12} />, text.conversation.assignedTo(assignee)),
    remindAt === null
      ? null
      : fact(
          'reminder',
          <Bell size={12} />,
          text.conversation.remindAt(formatComing(remindAt, now)),
          formatExact(remindAt),
        ),
    ...labels.map((label) => (
      <li key={`label-${label.id}`} className="chip chip-removable">
        <LabelChip name={label.name} colour={label.colour} />
        <Remove
          label={text.conversation.removeLabel(label.name)}
          run={() =>
            void act(
              { ids: [id] },
              { type: 'label', labelId: label.id, on: false },
              text.triage.did.unlabel(label.name),
            )
          }
        />
      </li>
    )),
    ...changes.map((change) => (
      <li key={`change-${change.id}`} className="chip chip-removable chip-change" title={change.title}>
        <span className="chip-words">{change.title}</span>
        <span className={`change-state change-${change.state}`}>{text.triage.changeState[change.state]}</span>
        <Remove
          label={text.conversation.removeChange(change.title)}
          run={() =>
            void act(
              { ids: [id] },
              { type: 'change', changeId: change.id, on: false },
              text.triage.did.unchange(change.title),
            )
          }
        />
      </li>
    )),
  ].filter((chip) => chip !== null);
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={text.conversation.standing}>
      {chips}
    </ul>
  );
}

function Remove({ label, run }: { label: string; run: () => void }) {
  return (
    <button type="button" className="chip-remove" aria-label={label} title={label} onClick={run}>
      <X size={12} />
    </button>
  );
}
