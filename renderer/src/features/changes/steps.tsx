import type { ChangeDetail } from '../../../../shared/model/change.ts';
import { useNow } from '../../components/use-now.ts';
import { openReport } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';
import { StateWords } from './change-words.tsx';

/** The way of a change so far, with dates and words. */
export function Steps({ change }: { change: ChangeDetail }) {
  const now = useNow();
  return (
    <section className="change-section">
      <h2>{text.changes.steps}</h2>
      <ol className="change-steps">
        {change.steps.map((step) => (
          <li key={step.id}>
            <span className="change-step-head">
              <StateWords state={step.state} />
              <span className="quiet">{formatDay(step.date, now)}</span>
            </span>
            {step.words === '' ? null : <span>{step.words}</span>}
            {step.report === null ? null : (
              <span className="quiet">
                {text.changes.inReport}{' '}
                <button type="button" className="link-button" onClick={() => openReport(step.report!.id)}>
                  {step.report.title || text.reports.untitled}
                </button>
              </span>
            )}
            {step.of === null ? null : <span className="quiet">{text.changes.stepOf(step.of)}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
