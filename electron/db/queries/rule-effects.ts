import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import { practiceBit } from '../../../shared/model/practice.ts';
import { row, rows } from '../statements.ts';
import { stateNumber } from './conversation-threads.ts';
import type { WritableDb } from '../open.ts';

/** A condition on `conversations` that holds where an action would change something, with its values. */
function changesWhere(action: ConversationAction): { sql: string; values: unknown[] } {
  const plain = (sql: string, ...values: unknown[]) => ({ sql, values });
  switch (action.type) {
    case 'done':
      return plain(`state <> ${stateNumber.done}`);
    case 'reopen':
      return plain(`state <> ${stateNumber.open}`);
    case 'snooze':
      return plain(`(state <> ${stateNumber.snoozed} OR snoozed_until IS NOT ?)`, action.until);
    case 'unread':
      return plain('unread = 0');
    case 'read':
      return plain('unread = 1');
    case 'pin':
      return plain(`pinned_at IS ${action.on ? '' : 'NOT '}NULL`);
    case 'mute':
      return plain('muted <> ?', action.on ? 1 : 0);
    case 'assign':
      return plain('assignee IS NOT ?', action.to);
    case 'label':
      return tied('conversation_labels', 'label_id', action.labelId, action.on);
    case 'change':
      return tied('conversation_changes', 'change_id', action.changeId, action.on);
    case 'practice':
      return plain('(practices & ? <> 0) <> ?', practiceBit(action.practice), action.on ? 1 : 0);
    case 'remind':
      return plain('remind_at IS NOT ?', action.at);
  }
}

function tied(table: string, column: string, id: number, on: boolean): { sql: string; values: unknown[] } {
  const sql = `EXISTS (SELECT 1 FROM ${table} WHERE ${column} = ? AND conversation_id = conversations.id)`;
  return { sql: on ? `NOT ${sql}` : sql, values: [id] };
}

/** Those of the conversations that at least one of the actions would change, in their order. */
export function changedBy(
  database: WritableDb,
  ids: readonly number[],
  actions: readonly ConversationAction[],
): number[] {
  if (actions.length === 0) return [];
  const conditions = actions.map(changesWhere);
  return rows<{ id: number }>(
    database,
    `SELECT conversations.id FROM json_each(?) AS wanted CROSS JOIN conversations ON conversations.id = wanted.value
     WHERE state < ${stateNumber.merged} AND (${conditions.map(({ sql }) => sql).join(' OR ')}) ORDER BY wanted.key`,
    JSON.stringify(ids),
    ...conditions.flatMap(({ values }) => values),
  ).map(({ id }) => id);
}

/** What an action names and is no longer there, in words; null when all of it is there. */
export function missingOf(database: WritableDb, action: ConversationAction): string | null {
  if (action.type === 'label' && !row(database, 'SELECT 1 FROM labels WHERE id = ?', action.labelId)) {
    return 'Its label is no longer there.';
  }
  if (action.type === 'change' && !row(database, 'SELECT 1 FROM changes WHERE id = ?', action.changeId)) {
    return 'Its change is no longer there.';
  }
  return null;
}
