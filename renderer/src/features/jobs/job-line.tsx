import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Job } from '../../../../shared/model/records.ts';
import { cancelJob } from '../../actions/imports.ts';
import { IconButton } from '../../components/button.tsx';
import { jobOutcome, jobTitle } from '../../job-words.ts';
import { queries } from '../../query.ts';
import { announce } from '../../stores/announce.ts';
import { hideJob, showDialog, usePanels } from '../../stores/panels.ts';
import { text } from '../../text.ts';

const noJobs: Job[] = [];

/** In the footer: what runs, else how the last work ended. */
export function JobLine() {
  const jobs = useQuery(queries.jobs()).data ?? noJobs;
  const running = jobs.filter((job) => job.state === 'running');
  const hidden = usePanels((panels) => panels.hiddenJobs);
  const shown = running[0] ?? newest(jobs.filter((job) => !hidden.includes(job.id)));
  const seen = useRef<Map<number, string> | null>(null);

  useEffect(() => {
    const before = seen.current;
    seen.current = new Map(jobs.map((job) => [job.id, job.state]));
    for (const job of jobs) {
      const ended = job.state !== 'running' && before !== null && before.get(job.id) === 'running';
      if (!ended) continue;
      announce(`${jobTitle(job)}. ${jobOutcome(job)}`);
      const toRead = job.result !== null && job.result.failures.length > 0;
      if (toRead) showDialog({ type: 'job', id: job.id });
    }
  }, [jobs]);

  if (shown === undefined) return null;
  return shown.state === 'running' ? <RunningJob job={shown} more={running.length - 1} /> : <EndedJob job={shown} />;
}

function newest(jobs: Job[]): Job | undefined {
  return jobs.toSorted((one, other) => (other.endedAt ?? 0) - (one.endedAt ?? 0))[0];
}

export function JobProgress({ job }: { job: Job }) {
  const { bytes, totalBytes } = job.progress;
  return (
    <progress
      className="progress"
      aria-label={text.jobs.progressLabel(job.label)}
      {...(totalBytes === null || totalBytes === 0 ? {} : { value: Math.min(bytes, totalBytes), max: totalBytes })}
    />
  );
}

function RunningJob({ job, more }: { job: Job; more: number }) {
  return (
    <span className="job-line">
      <span className="job-words">{jobTitle(job)}</span>
      <JobProgress job={job} />
      <span className="job-words">{text.jobs.progress(job.progress.messages, job.progress.perSecond)}</span>
      {more > 0 ? <span>{text.jobs.more(more)}</span> : null}
      <button
        type="button"
        className="link-button"
        aria-label={text.jobs.cancelOf(job.label)}
        onClick={() => void cancelJob(job.id)}
      >
        {text.jobs.cancel}
      </button>
    </span>
  );
}

function EndedJob({ job }: { job: Job }) {
  return (
    <span className="job-line">
      <span className={job.state === 'failed' ? 'job-words field-error' : 'job-words'}>
        {[jobTitle(job), jobOutcome(job)].filter((words) => words !== '').join(' · ')}
      </span>
      <button
        type="button"
        className="link-button"
        aria-label={text.sources.detailsOf(job.label)}
        onClick={() => showDialog({ type: 'job', id: job.id })}
      >
        {text.jobs.details}
      </button>
      <IconButton label={text.jobs.dismiss} onClick={() => hideJob(job.id)}>
        <X size={12} />
      </IconButton>
    </span>
  );
}
