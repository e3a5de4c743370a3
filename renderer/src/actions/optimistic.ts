import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import type { ConversationRow, ConversationState, InboxCounts, InboxPage } from '../../../shared/model/conversation.ts';
import type { ListScope } from '../../../shared/model/list-scope.ts';
import { practices } from '../../../shared/model/practice.ts';
import type { Label } from '../../../shared/model/triage.ts';

/** What an action changes of a conversation, in a row of the list and in the open one alike. */
export type Changing = Pick<
  ConversationRow,
  'state' | 'unread' | 'snoozedUntil' | 'practices' | 'pinned' | 'muted' | 'assignee' | 'remindAt' | 'labelIds'
>;

/** A conversation as it will be after an action; the same object when nothing changes. */
export function withAction<Row extends Changing>(row: Row, action: ConversationAction): Row {
  switch (action.type) {
    case 'done':
      return { ...row, state: 'done', snoozedUntil: null };
    case 'reopen':
      return { ...row, state: 'open', snoozedUntil: null };
    case 'snooze':
      return { ...row, state: 'snoozed', snoozedUntil: action.until };
    case 'unread':
    case 'read':
      return { ...row, unread: action.type === 'unread' };
    case 'pin':
      return { ...row, pinned: action.on };
    case 'mute':
      return action.on ? { ...row, muted: true, state: 'done', snoozedUntil: null } : { ...row, muted: false };
    case 'assign':
      return { ...row, assignee: action.to };
    case 'remind':
      return { ...row, remindAt: action.at };
    case 'practice':
      return {
        ...row,
        practices: practices.filter((one) => (one === action.practice ? action.on : row.practices.includes(one))),
      };
    case 'label': {
      const others = row.labelIds.filter((id) => id !== action.labelId);
      return { ...row, labelIds: action.on ? [...others, action.labelId] : others };
    }
    case 'change':
      return row;
  }
}

/** The state that an action brings a conversation to; null when it leaves it where it is. */
export function stateAfter(action: ConversationAction): ConversationState | null {
  if (action.type === 'done' || (action.type === 'mute' && action.on)) return 'done';
  if (action.type === 'reopen') return 'open';
  return action.type === 'snooze' ? 'snoozed' : null;
}

/** Whether a conversation still belongs to a list after an action. */
export function staysInList(row: Changing, { view, filter }: ListScope, action: ConversationAction): boolean {
  if (view !== 'all' && row.state !== view) return false;
  if (filter?.type === 'label') return row.labelIds.includes(filter.id);
  if (filter?.type === 'assigned') return row.assignee === filter.to;
  return !(filter?.type === 'change' && action.type === 'change' && !action.on && action.changeId === filter.id);
}

/** Pages of a list as they will be after an action: rows that no longer belong to it are gone. */
export function changedPages(
  pages: InboxPage[],
  scope: ListScope,
  ids: ReadonlySet<number>,
  action: ConversationAction,
): InboxPage[] {
  if (!pages.some((page) => page.rows.some((row) => ids.has(row.id)))) return pages;
  return pages.map((page) =>
    page.rows.some((row) => ids.has(row.id))
      ? {
          ...page,
          rows: page.rows.flatMap((row) => {
            if (!ids.has(row.id)) return [row];
            const changed = withAction(row, action);
            return staysInList(changed, scope, action) ? [changed] : [];
          }),
        }
      : page,
  );
}

/** Counts as they will be after an action on these rows. */
export function changedCounts(
  counts: InboxCounts,
  rows: readonly ConversationRow[],
  action: ConversationAction,
): InboxCounts {
  const next = { ...counts, bySource: counts.bySource.map((entry) => ({ ...entry })) };
  for (const row of rows) {
    const changed = withAction(row, action);
    const source = next.bySource.find((entry) => entry.sourceId === row.source.id);
    next[row.state] -= 1;
    next[changed.state] += 1;
    const unread = Number(changed.unread && changed.state === 'open') - Number(row.unread && row.state === 'open');
    next.unread += unread;
    if (source !== undefined) {
      source.open += Number(changed.state === 'open') - Number(row.state === 'open');
      source.unread += unread;
    }
  }
  return next;
}

/** The open conversations of each label as they will be after an action on these rows. */
export function changedLabels(
  labels: readonly Label[],
  rows: readonly ConversationRow[],
  action: ConversationAction,
): Label[] {
  const counted = (row: Changing, id: number): number => Number(row.state === 'open' && row.labelIds.includes(id));
  return labels.map((label) => {
    const by = rows.reduce((sum, row) => sum + counted(withAction(row, action), label.id) - counted(row, label.id), 0);
    return by === 0 ? label : { ...label, open: label.open + by };
  });
}

/** Which conversation to show when these leave the list: the next one that stays, else the one before, null when none stays. */
export function neighbourOf(rows: readonly { id: number }[], id: number, leaving: ReadonlySet<number>): number | null {
  const index = rows.findIndex((row) => row.id === id);
  if (index === -1) return null;
  const stays = (row: { id: number }): boolean => row.id !== id && !leaving.has(row.id);
  return (rows.slice(index + 1).find(stays) ?? rows.slice(0, index).findLast(stays))?.id ?? null;
}
