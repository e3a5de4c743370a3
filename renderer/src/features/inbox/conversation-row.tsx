import { BellRing, Check, Clock, Pin, UserRound, VolumeX } from 'lucide-react';
import type { ReactNode } from 'react';
import { memo } from 'react';
import type { ConversationRow } from '../../../../shared/model/conversation.ts';
import type { Label } from '../../../../shared/model/triage.ts';
import { Avatar } from '../../components/avatar.tsx';
import { LabelChip } from '../../components/label-chip.tsx';
import { PracticeMarks } from '../../components/practice-marks.tsx';
import { SourceIcon } from '../../components/source-icon.tsx';
import type { Density } from '../../stores/preferences.ts';
import { text } from '../../text.ts';
import { formatSoon, formatExact, formatShort, formatSince } from '../../time.ts';
import type { SourceKind } from '../../../../shared/model/records.ts';

interface RowProps {
  row: ConversationRow;
  now: number;
  density: Density;
  labels: ReadonlyMap<number, Label>;
  /** Several sources stand in the list, so each row says its own. */
  withSource: boolean;
  picked: boolean;
}

/** Labels that have room beside the snippet. */
const labelsShown = 2;

/** Who, about what, how it stands and how it begins: three lines, or two where somebody wants more rows at once. */
export const ConversationRowView = memo(function ConversationRowView(props: RowProps) {
  const { row, now, density, labels, withSource, picked } = props;
  const name = row.firstVoice || text.inbox.nobody;
  const compact = density === 'compact';
  const chips = <Labels row={row} labels={labels} />;
  const facts = <Facts row={row} now={now} />;
  const classes = ['row', row.unread ? 'row-unread' : '', compact ? 'row-compact' : '', picked ? 'row-picked' : ''];
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      {picked ? (
        <span className="row-check" aria-hidden="true">
          <Check size={compact ? 13 : 17} />
        </span>
      ) : compact ? null : (
        <Avatar name={name} />
      )}
      <div className="row-lines">
        <div className="row-top">
          {row.unread ? <span className="row-said" role="img" aria-label={text.inbox.unread} /> : null}
          <span className="row-name">{name}</span>
          {row.messages > 1 ? (
            <span className="row-messages" title={text.inbox.messages(row.messages)}>
              {row.messages}
            </span>
          ) : null}
          <PracticeMarks
            done={row.practices}
            label={text.inbox.practiceMarks(row.practices.map((practice) => text.inbox.practices[practice]))}
          />
          <span className="row-signs">
            {row.pinned ? <Sign label={text.inbox.isPinned} icon={<Pin size={12} />} /> : null}
            {row.muted ? <Sign label={text.inbox.isMuted} icon={<VolumeX size={12} />} /> : null}
            {withSource ? (
              <Sign
                label={text.inbox.source(row.source.name)}
                icon={<SourceIcon kind={row.source.kind as SourceKind} size={12} />}
              />
            ) : null}
          </span>
          <time
            className="row-time"
            dateTime={new Date(row.lastActivity).toISOString()}
            title={formatExact(row.lastActivity)}
          >
            {formatShort(row.lastActivity, now)}
          </time>
        </div>
        {compact ? (
          <div className="row-line">
            <span className="row-title">{row.title || text.inbox.untitled}</span>
            {chips}
            {facts}
          </div>
        ) : (
          <>
            <div className="row-title">{row.title || text.inbox.untitled}</div>
            <div className="row-line">
              {chips}
              {facts}
              <span className="row-snippet">{row.snippet}</span>
            </div>
          </>
        )}
      </div>
    </div>
  );
});

function Sign({ label, icon }: { label: string; icon: ReactNode }) {
  return (
    <span className="row-sign" role="img" aria-label={label} title={label}>
      {icon}
    </span>
  );
}

function Labels({ row, labels }: { row: ConversationRow; labels: ReadonlyMap<number, Label> }) {
  const known = row.labelIds.flatMap((id) => labels.get(id) ?? []);
  if (known.length === 0) return null;
  const more = known.length - labelsShown;
  return (
    <span className="row-labels" title={text.inbox.labels(known.map((label) => label.name))}>
      {known.slice(0, labelsShown).map((label) => (
        <LabelChip key={label.id} name={label.name} colour={label.colour} />
      ))}
      {more > 0 ? <span className="row-fact">{text.inbox.moreLabels(more)}</span> : null}
    </span>
  );
}

/** What matters for triage, the most pressing first; as much as there is room for. */
function Facts({ row, now }: { row: ConversationRow; now: number }) {
  return (
    <>
      {row.state === 'snoozed' ? (
        <span className="row-fact row-fact-strong">
          <Clock size={11} aria-hidden="true" />
          {row.snoozedUntil === null
            ? text.inbox.snoozedUntilAnswer
            : text.inbox.snoozedUntil(formatSoon(row.snoozedUntil, now))}
        </span>
      ) : null}
      {row.remindAt === null ? null : (
        <span className="row-fact row-fact-strong">
          <BellRing size={11} role="img" aria-label={text.inbox.reminder('')} />
          {formatSoon(row.remindAt, now)}
        </span>
      )}
      {row.assignee === null ? null : (
        <span className="row-fact row-fact-strong">
          <UserRound size={11} role="img" aria-label={text.inbox.assigned('')} />
          {row.assignee}
        </span>
      )}
      {row.waitingSince === null ? null : (
        <span className="row-fact">{text.inbox.waiting(formatSince(row.waitingSince, now))}</span>
      )}
      {row.relation === null || row.relation === 'helper' ? null : (
        <span className="row-fact">{text.inbox.relation[row.relation]}</span>
      )}
    </>
  );
}
