import { useQuery } from '@tanstack/react-query';
import type { ImportResult } from '../../../../shared/model/records.ts';
import { Dialog } from '../../components/dialog.tsx';
import { jobOutcome, jobTitle } from '../../job-words.ts';
import { queries } from '../../query.ts';
import { showDialog } from '../../stores/panels.ts';
import { formatNumber } from '../../text/count.ts';
import { text } from '../../text.ts';

/** What came of an import: counts, and every item that could not be read with its place and the reason. */
export function JobDialog({ id }: { id: number }) {
  const job = useQuery(queries.jobs()).data?.find((one) => one.id === id);
  if (job === undefined) return null;
  return (
    <Dialog wide title={text.jobs.resultTitle(job.label)} onClose={() => showDialog(null)}>
      {job.error === null ? null : <p className="field-error">{job.error.message}</p>}
      {job.result === null ? (
        <p className="quiet">{job.error === null ? jobOutcome(job) || jobTitle(job) : ''}</p>
      ) : (
        <ImportOutcome result={job.result} />
      )}
    </Dialog>
  );
}

function ImportOutcome({ result }: { result: ImportResult }) {
  const { messages, conversations, people, failures, skipped, seconds } = result;
  const counts: [string, number][] = [
    [text.jobs.counts.new, messages.new],
    [text.jobs.counts.updated, messages.updated],
    [text.jobs.counts.duplicate, messages.duplicate],
    [text.jobs.counts.failed, messages.failed],
    [text.jobs.counts.skipped, skipped.length],
    [text.jobs.counts.conversations, conversations],
    [text.jobs.counts.people, people],
  ];
  return (
    <div className="outcome" tabIndex={0} role="group" aria-label={text.jobs.details}>
      <dl className="outcome-counts">
        {counts.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        {text.jobs.took(text.jobs.seconds(seconds))} {failures.length === 0 ? text.jobs.nothingWrong : ''}
      </p>
      <Places title={text.jobs.failures} places={failures} />
      <Places title={text.jobs.skipped} places={skipped} />
    </div>
  );
}

function Places({ title, places }: { title: string; places: ImportResult['failures'] }) {
  if (places.length === 0) return null;
  return (
    <section className="places">
      <h3>{title}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.jobs.where}</th>
            <th scope="col">{text.jobs.reason}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place, index) => (
            <tr key={index}>
              <td>{place.where}</td>
              <td>{place.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
