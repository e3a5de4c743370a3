import { useQuery } from '@tanstack/react-query';
import type { RuleRun } from '../../../../shared/model/triage.ts';
import { undoGroup } from '../../actions/undo.ts';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { formatExact, formatMoment } from '../../time.ts';

/** What rules did, newest first; each run can be taken back. */
export function RunLog() {
  const runs = useQuery(queries.ruleRuns()).data ?? [];
  const now = useNow();
  return (
    <>
      <h3 id="rule-log">{text.rules.log}</h3>
      {runs.length === 0 ? (
        <p className="quiet">{text.rules.logNone}</p>
      ) : (
        <ul className="manager-list rule-log" aria-labelledby="rule-log">
          {runs.map((run) => (
            <RunLine key={run.id} run={run} now={now} />
          ))}
        </ul>
      )}
    </>
  );
}

function RunLine({ run, now }: { run: RuleRun; now: number }) {
  const { ruleName, trigger, conversations, groupId, undone, ranAt } = run;
  const time = formatMoment(ranAt, now);
  return (
    <li className="manager-line">
      <span className="manager-name">
        {ruleName}{' '}
        <span className="quiet">
          {text.rules.logCount(conversations)}, {text.rules.trigger[trigger]}
        </span>
      </span>
      <time className="quiet" dateTime={new Date(ranAt).toISOString()} title={formatExact(ranAt)}>
        {time}
      </time>
      {groupId === null || undone ? (
        <span className="quiet rule-undone">{text.rules.undone}</span>
      ) : (
        <Button look="quiet" aria-label={text.rules.undoOf(ruleName, time)} onClick={() => void undoGroup(groupId)}>
          {text.rules.undo}
        </Button>
      )}
    </li>
  );
}
