import { X } from 'lucide-react';
import type { Job } from '../../../../shared/model/records.ts';
import { dismissJob } from '../../actions/imports.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { jobOutcome, jobTitle } from '../../job-words.ts';
import { showDialog } from '../../stores/panels.ts';
import { text } from '../../text.ts';
import { formatMoment } from '../../time.ts';

/** Imports and checks with what came of them, to read again later. */
export function RecentJobs({ jobs, now }: { jobs: Job[]; now: number }) {
  return (
    <section className="recent" aria-label={text.sources.recent}>
      <h2>{text.sources.recent}</h2>
      {jobs.length === 0 ? <p className="quiet">{text.sources.recentNone}</p> : null}
      <ul className="recent-list">
        {jobs.map((job) => (
          <li key={job.id}>
            <span className="recent-words">
              <strong>{jobTitle(job)}</strong>
              <span className={job.error === null ? 'card-facts' : 'field-error'}>{jobOutcome(job)}</span>
            </span>
            <time className="card-facts" dateTime={new Date(job.startedAt).toISOString()}>
              {formatMoment(job.startedAt, now)}
            </time>
            <Button
              look="quiet"
              aria-label={text.sources.detailsOf(job.label)}
              onClick={() => showDialog({ type: 'job', id: job.id })}
            >
              {text.sources.details}
            </Button>
            {job.state === 'running' ? null : (
              <IconButton label={text.jobs.dismissOf(job.label)} onClick={() => void dismissJob(job.id)}>
                <X size={14} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
