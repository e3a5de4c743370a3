import { SamesideError } from '../../errors.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import type { ChangeTracker, TrackerState } from '../../../shared/model/change.ts';
import { trackerOf } from '../../../shared/model/tracker.ts';
import { run } from '../statements.ts';
import { recordedAction } from '../undo.ts';
import { trackerOfChange } from './change-detail.ts';
import { changeById } from './changes.ts';
import { standingChange } from './standing-change.ts';
import type { WritableDb } from '../open.ts';

const found = ['tracker_state', 'tracker_title', 'tracker_checked_at', 'tracker_error'] as const;

/**
 * Says where the company's tracker has the change; null takes the address away.
 * @throws SamesideError `not-found`, `unknown-tracker` for an address that none of the known trackers has
 */
export function setChangeTracker(database: WritableDb, input: { id: number; url: string | null }): UndoEntry {
  const id = standingChange(database, input.id);
  const tracker = input.url === null ? null : trackerOf(input.url);
  if (input.url !== null && tracker === null) {
    throw new SamesideError(
      'unknown-tracker',
      'This is no address of an issue at GitHub, GitLab, Jira or Linear. Open the issue there and copy its address.',
    );
  }
  return recordedAction(
    database,
    {
      label: tracker === null ? 'Tracker removed' : 'Tracker linked',
      count: 1,
      subject: changeById(database, id).title,
      touched: [{ table: 'changes', ids: [id], columns: ['tracker_url', ...found] }],
    },
    () =>
      run(
        database,
        `UPDATE changes SET tracker_url = ?, ${found.map((column) => `${column} = NULL`).join(', ')} WHERE id = ?`,
        tracker?.url ?? null,
        id,
      ),
  );
}

/** The tracker of a change. @throws SamesideError `not-found` */
export function changeTracker(database: WritableDb, input: { id: number }): ChangeTracker | null {
  return trackerOfChange(database, standingChange(database, input.id));
}

/** Keeps what was found at the tracker, or why nothing was. Not an action: nobody decided it. */
export function storeTrackerCheck(
  database: WritableDb,
  input: { id: number; url: string; checkedAt: number } & (
    { state: TrackerState; title: string; error: null } | { error: string }
  ),
): ChangeTracker | null {
  const id = standingChange(database, input.id);
  // What was found before stays where the look failed; an address that was changed meanwhile has been asked nothing yet.
  if (input.error !== null) {
    run(
      database,
      'UPDATE changes SET tracker_error = ?, tracker_checked_at = ? WHERE id = ? AND tracker_url = ?',
      input.error,
      input.checkedAt,
      id,
      input.url,
    );
  } else {
    run(
      database,
      `UPDATE changes SET tracker_state = ?, tracker_title = ?, tracker_error = NULL, tracker_checked_at = ?
       WHERE id = ? AND tracker_url = ?`,
      input.state,
      input.title,
      input.checkedAt,
      id,
      input.url,
    );
  }
  return trackerOfChange(database, id);
}
