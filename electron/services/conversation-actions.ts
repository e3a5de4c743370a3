import type { UndoEntry } from '../../shared/ipc/inbox.ts';
import type { ConversationAction } from '../../shared/model/conversation-action.ts';
import type { ListScope } from '../../shared/model/list-scope.ts';
import type { DatabaseClient } from '../db/client.ts';
import { SamesideError } from '../errors.ts';

/** Conversations done with in one call of the database, so that others get their turn in between. */
const atOnce = 200;

/** Which conversations: those named, or all that a list shows. */
export type ActionTarget = { ids: readonly number[] } | { scope: ListScope };

/**
 * Does one thing with conversations, however many, as one entry of the undo history.
 * @param label what the history calls it; the action's own name when absent
 * @throws SamesideError `not-found` when none of them is there any more, `empty-list` for a list that shows none
 */
export async function actOnConversations(
  database: DatabaseClient,
  target: ActionTarget,
  action: ConversationAction,
  label?: string,
): Promise<UndoEntry> {
  const ids = 'ids' in target ? [...target.ids] : await idsInList(database, target.scope);
  if (ids.length === 0) throw new SamesideError('empty-list', 'There is nothing in this list.');
  const change = (from: number, groupId: number | null): Promise<UndoEntry> =>
    database.call('changeConversations', { ids: ids.slice(from, from + atOnce), action, groupId, label });
  let entry = await change(0, null);
  for (let at = atOnce; at < ids.length; at += atOnce) {
    const { count } = await change(at, entry.actionId);
    entry = { ...entry, count: entry.count + count };
  }
  return entry;
}

async function idsInList(database: DatabaseClient, scope: ListScope): Promise<number[]> {
  const ids = new Set<number>();
  let before: string | null = null;
  do {
    const page: { ids: number[]; next: string | null } = await database.call('inboxIds', {
      scope,
      before,
      limit: 1000,
    });
    for (const id of page.ids) ids.add(id);
    before = page.next;
  } while (before !== null);
  return [...ids];
}

/** Undoes or redoes a whole group, in steps. Null when there is nothing. */
export async function steppedUndo(
  database: DatabaseClient,
  step: 'undoLast' | 'redoLast' | { groupId: number },
): Promise<UndoEntry | null> {
  let entry: UndoEntry | null = null;
  for (;;) {
    const taken: { entry: UndoEntry; more: boolean } | null =
      typeof step === 'string' ? await database.call(step, null) : await database.call('undoGroup', step);
    entry ??= taken?.entry ?? null;
    if (!taken?.more) return entry;
  }
}

/** Undoes everything down to a group, itself included. Null when it is undone already. */
export async function undoBackTo(database: DatabaseClient, groupId: number): Promise<UndoEntry | null> {
  let last: UndoEntry | null = null;
  for (;;) {
    const next = await database.call('nextUndo', null);
    if (!next || next.actionId < groupId) return last;
    last = await steppedUndo(database, 'undoLast');
  }
}
