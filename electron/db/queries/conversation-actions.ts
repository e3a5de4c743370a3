import { actionLabel, type ConversationAction } from '../../../shared/model/conversation-action.ts';
import type { UndoEntry } from '../../../shared/ipc/inbox.ts';
import { practiceBit } from '../../../shared/model/practice.ts';
import { row, rows, run } from '../statements.ts';
import { existingIds, recordedAction, type Touched } from '../undo.ts';
import { standingChange } from './standing-change.ts';
import { standingConversation } from './conversation-threads.ts';
import { refreshRelation } from './relation.ts';
import type { WritableDb } from '../open.ts';

/** The columns of a conversation that an action writes; none for those that tie it to something else. */
const columnsOf: Record<ConversationAction['type'], readonly string[]> = {
  done: ['state', 'snoozed_until'],
  reopen: ['state', 'snoozed_until'],
  snooze: ['state', 'snoozed_until'],
  unread: ['unread', 'read_at'],
  read: ['unread', 'read_at'],
  pin: ['pinned_at'],
  mute: ['muted', 'state', 'snoozed_until'],
  assign: ['assignee'],
  practice: ['practices', 'relation'],
  remind: ['remind_at'],
  label: [],
  change: [],
};

/**
 * Does one thing with conversations, as one action of the undo history.
 * @param input.ids at most some hundred: more are done in several calls of one group
 * @param input.groupId the `actionId` of the call before in the same group
 * @param input.count how many are new in the group, where several things are done with each; all of them when absent
 * @throws SamesideError `not-found` when none of them is there any more
 */
export function changeConversations(
  database: WritableDb,
  input: { ids: readonly number[]; action: ConversationAction; groupId: number | null; label?: string; count?: number },
): UndoEntry {
  const { action, groupId } = input;
  const ids = standingIds(database, input.ids);
  const columns = columnsOf[action.type];
  const tie = action.type === 'label' || action.type === 'change' ? tieOf(database, action) : null;
  const tied = tie ? rowsTied(database, tie, ids) : [];
  const touched: Touched[] = columns.length > 0 ? [{ table: 'conversations', ids, columns }] : [];
  if (tie && !tie.on) touched.push({ table: tie.table, ids: tied });
  const made: number[] = [];
  return recordedAction(
    database,
    {
      label: input.label ?? actionLabel(action, targetName(database, action)),
      count: input.count ?? ids.length,
      subject: row<{ title: string }>(database, 'SELECT title FROM conversations WHERE id = ?', ids[0])!.title,
      groupId,
      touched,
      made: () => (tie?.on ? [{ table: tie.table, ids: made }] : []),
    },
    () => {
      for (const id of ids) change(database, id, action);
      if (tie?.on) made.push(...tiesMade(database, tie, ids));
      if (tie && !tie.on) for (const id of tied) run(database, `DELETE FROM ${tie.table} WHERE id = ?`, id);
    },
  );
}

/** The ids under which they stand now; one that was merged into another means that one. */
function standingIds(database: WritableDb, ids: readonly number[]): number[] {
  const existing = existingIds(database, 'conversations', ids);
  return [...new Set(existing.map((id) => standingConversation(database, id) ?? id))];
}

function change(database: WritableDb, id: number, action: ConversationAction): void {
  const set = (assignments: string, ...values: unknown[]): void => {
    run(database, `UPDATE conversations SET ${assignments} WHERE id = ? AND state < 3`, ...values, id);
  };
  switch (action.type) {
    case 'done':
      return set('state = 2, snoozed_until = NULL');
    case 'reopen':
      return set('state = 0, snoozed_until = NULL');
    case 'snooze':
      return set('state = 1, snoozed_until = ?', action.until);
    case 'unread':
      // Its last message counts as new again.
      return set(
        'unread = 1, read_at = min(read_at, (SELECT imported_at - 1 FROM messages WHERE id = last_message_id))',
      );
    case 'read':
      return set('unread = 0, read_at = ?', Date.now());
    case 'pin':
      return set('pinned_at = ?', action.on ? Date.now() : null);
    case 'mute':
      return action.on ? set('muted = 1, state = 2, snoozed_until = NULL') : set('muted = 0');
    case 'assign':
      return set('assignee = ?', action.to);
    case 'remind':
      return set('remind_at = ?', action.at);
    case 'practice': {
      const bit = practiceBit(action.practice);
      set(action.on ? 'practices = practices | ?' : 'practices = practices & ~?', bit);
      return refreshRelation(database, id);
    }
    case 'label':
    case 'change':
      return;
  }
}

function targetName(database: WritableDb, action: ConversationAction): string | null {
  if (action.type === 'label') {
    return row<{ name: string }>(database, 'SELECT name FROM labels WHERE id = ?', action.labelId)?.name ?? null;
  }
  if (action.type !== 'change') return null;
  return row<{ title: string }>(database, 'SELECT title FROM changes WHERE id = ?', action.changeId)?.title ?? null;
}

/** A label or a change that conversations are tied to, or taken off. */
interface Tie {
  table: 'conversation_labels' | 'conversation_changes';
  column: 'label_id' | 'change_id';
  targetId: number;
  on: boolean;
}

function tieOf(database: WritableDb, action: Extract<ConversationAction, { type: 'label' | 'change' }>): Tie {
  return action.type === 'label'
    ? { table: 'conversation_labels', column: 'label_id', targetId: action.labelId, on: action.on }
    : {
        table: 'conversation_changes',
        column: 'change_id',
        targetId: standingChange(database, action.changeId),
        on: action.on,
      };
}

function rowsTied(database: WritableDb, tie: Tie, ids: readonly number[]): number[] {
  return rows<{ id: number }>(
    database,
    `SELECT id FROM ${tie.table} WHERE ${tie.column} = ? AND conversation_id IN (SELECT value FROM json_each(?))`,
    tie.targetId,
    JSON.stringify(ids),
  ).map(({ id }) => id);
}

function tiesMade(database: WritableDb, { table, column, targetId }: Tie, ids: readonly number[]): number[] {
  return ids.flatMap((id) => {
    const made = row<{ id: number }>(
      database,
      `INSERT INTO ${table} (conversation_id, ${column}) SELECT id, ? FROM conversations WHERE id = ? AND state < 3
       ON CONFLICT DO NOTHING RETURNING id`,
      targetId,
      id,
    );
    return made ? [made.id] : [];
  });
}

/** Opened and read: no longer unread, and listened to. Not an action: reading is not undone. */
export function markConversationRead(database: WritableDb, input: { id: number }): null {
  run(
    database,
    `UPDATE conversations SET unread = 0, read_at = ?, practices = practices | ?
     WHERE id = ? AND (unread = 1 OR practices & ? = 0)`,
    Date.now(),
    practiceBit('listening'),
    standingConversation(database, input.id) ?? input.id,
    practiceBit('listening'),
  );
  return null;
}

/** Opens again what was snoozed or is to be reminded of until now or earlier. Returns the ids. */
export function wakeSnoozed(database: WritableDb, input: { now: number }): number[] {
  const woken = rows<{ id: number }>(
    database,
    `UPDATE conversations SET state = 0, snoozed_until = NULL, unread = 1 WHERE state = 1 AND snoozed_until <= ? RETURNING id`,
    input.now,
  );
  const reminded = rows<{ id: number }>(
    database,
    `UPDATE conversations SET remind_at = NULL, state = 0, snoozed_until = NULL, unread = 1
     WHERE remind_at <= ? AND state < 3 RETURNING id`,
    input.now,
  );
  return [...new Set([...woken, ...reminded].map(({ id }) => id))];
}
