import type { Job } from '../../../shared/model/records.ts';
import { rows, run } from '../statements.ts';
import type { WritableDb } from '../open.ts';

interface RawJob extends Omit<Job, 'progress' | 'result' | 'error'> {
  progress: string;
  result: string | null;
  error: string | null;
}

const jobsKept = 100;

/** Keeps a job's state so that its result stays readable after a restart; a job without an id (0) gets one. Returns the id. */
export function saveJob(database: WritableDb, input: Job): number {
  const { id } = run(
    database,
    `INSERT INTO jobs (id, kind, label, state, started_at, ended_at, progress, result, error)
     VALUES (nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, ended_at = excluded.ended_at, label = excluded.label,
       progress = excluded.progress, result = excluded.result, error = excluded.error`,
    input.id,
    input.kind,
    input.label,
    input.state,
    input.startedAt,
    input.endedAt,
    JSON.stringify(input.progress),
    input.result && JSON.stringify(input.result),
    input.error && JSON.stringify(input.error),
  );
  const saved = input.id === 0 ? id : input.id;
  run(database, 'DELETE FROM jobs WHERE id <= ?', saved - jobsKept);
  return saved;
}

/** Newest first. */
export function listJobs(database: WritableDb): Job[] {
  return rows<RawJob>(
    database,
    'SELECT id, kind, label, state, started_at AS startedAt, ended_at AS endedAt, progress, result, error FROM jobs ORDER BY id DESC',
  ).map((raw) => ({
    ...raw,
    progress: JSON.parse(raw.progress) as Job['progress'],
    result: raw.result === null ? null : (JSON.parse(raw.result) as Job['result']),
    error: raw.error === null ? null : (JSON.parse(raw.error) as Job['error']),
  }));
}

/** What ran when the app ended without saying so: it is no longer running, and can be started again without harm. */
export function endInterruptedJobs(database: WritableDb): null {
  run(
    database,
    "UPDATE jobs SET state = 'failed', ended_at = ?, error = ? WHERE state = 'running'",
    Date.now(),
    JSON.stringify({
      code: 'interrupted',
      message: 'Sameside ended before this was finished. What had arrived is kept; start it again to get the rest.',
    }),
  );
  return null;
}

/** @param input.id the job to forget; one that runs stays */
export function deleteJob(database: WritableDb, input: { id: number }): null {
  run(database, "DELETE FROM jobs WHERE id = ? AND state <> 'running'", input.id);
  return null;
}
