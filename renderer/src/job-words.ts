import type { Job } from '../../shared/model/records.ts';
import { text } from './text.ts';

/** `Importing list.mbox`, `Import failed: list.mbox`. */
export function jobTitle(job: Job): string {
  if (job.state === 'running') return `${text.jobs.running[job.kind]} ${job.label}`;
  if (job.state === 'done') return `${text.jobs.done[job.kind]} ${job.label}`;
  return `${text.jobs[job.state][job.kind]}: ${job.label}`;
}

/** What came of it, in a few words. */
export function jobOutcome(job: Job): string {
  if (job.error !== null) return job.error.message;
  if (job.result !== null) {
    const { messages } = job.result;
    return text.jobs.summary(messages.new, messages.duplicate, messages.failed);
  }
  return job.progress.messages > 0 || job.state === 'running'
    ? text.jobs.progress(job.progress.messages, job.progress.perSecond)
    : '';
}
