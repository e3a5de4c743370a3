import type { Job } from '../../../../shared/model/records.ts';
import { cancelJob } from '../../actions/imports.ts';
import { Button } from '../../components/button.tsx';
import { jobTitle } from '../../job-words.ts';
import { text } from '../../text.ts';
import { JobProgress } from './job-line.tsx';

/** A running job, large: what the first start shows while there is nothing else to see. */
export function JobCard({ job }: { job: Job }) {
  return (
    <section className="job-card" aria-label={text.welcome.working}>
      <h2>{jobTitle(job)}</h2>
      <JobProgress job={job} />
      <p>{text.jobs.progress(job.progress.messages, job.progress.perSecond)}</p>
      <p className="quiet">{text.welcome.workingHint}</p>
      <Button aria-label={text.jobs.cancelOf(job.label)} onClick={() => void cancelJob(job.id)}>
        {text.jobs.cancel}
      </Button>
    </section>
  );
}
