import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { HistoryEntry } from '../../../../shared/model/triage.ts';
import { undoBackTo, undoGroup } from '../../actions/undo.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { queries } from '../../query.ts';
import { showDialog } from '../../stores/panels.ts';
import { text } from '../../text.ts';
import { formatClock } from '../../time.ts';

/** What was done today, newest first; any of it can be taken back, alone or with all that came after it. */
export function HistoryDialog() {
  const [since] = useState(() => new Date().setHours(0, 0, 0, 0));
  const { data, error, isPending, refetch } = useQuery(queries.history(since));
  // The list comes after the dialog has looked for what takes the focus.
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.focus(), [isPending]);
  return (
    <Dialog wide title={text.triage.history} onClose={() => showDialog(null)}>
      {isPending ? (
        <LoadingState />
      ) : error !== null ? (
        <ErrorState title={text.triage.history} error={error} retry={() => void refetch()} />
      ) : data.length === 0 ? (
        <EmptyState
          icon={<History size={26} strokeWidth={1.5} />}
          title={text.triage.historyNone}
          hint={text.triage.historyNoneHint}
        />
      ) : (
        <ul ref={list} className="history" aria-label={text.triage.history} tabIndex={0}>
          {data.map((entry) => (
            <HistoryLine key={entry.groupId} entry={entry} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function HistoryLine({ entry }: { entry: HistoryEntry }) {
  const { groupId, label, subject, count, doneAt, undone } = entry;
  const about = count > 1 ? text.triage.historyCount(count) : subject;
  const what = about === '' ? label : `${label}: ${about}`;
  return (
    <li className={undone ? 'history-line history-undone' : 'history-line'}>
      <time className="history-time" dateTime={new Date(doneAt).toISOString()}>
        {formatClock(doneAt)}
      </time>
      <span className="history-words">
        {undone ? (
          <s>
            <span className="history-label">{label}</span> {about}
          </s>
        ) : (
          <>
            <span className="history-label">{label}</span> {about}
          </>
        )}
      </span>
      {undone ? (
        <span className="history-mark">{text.triage.undoneMark}</span>
      ) : (
        <span className="history-actions">
          <Button look="quiet" aria-label={text.triage.undoOf(what)} onClick={() => void undoGroup(groupId)}>
            {text.triage.undoOnly}
          </Button>
          <Button look="quiet" aria-label={text.triage.undoBackOf(what)} onClick={() => void undoBackTo(groupId)}>
            {text.triage.undoBack}
          </Button>
        </span>
      )}
    </li>
  );
}
