import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import type { ConversationDetail, ConversationRow } from '../../../shared/model/conversation.ts';
import type { ListScope } from '../../../shared/model/list-scope.ts';
import type { InboxData } from '../inbox-pages.ts';
import { rowsOf } from '../inbox-pages.ts';
import { request } from '../ipc.ts';
import { queries, queryClient } from '../query.ts';
import { holdRefetches, markInboxStale } from '../staleness.ts';
import { showToast } from '../stores/announce.ts';
import { openConversation, useNavigation } from '../stores/navigation.ts';
import type { ActionTarget } from '../stores/triage.ts';
import { clearSelection, forgetSelected, useTriage } from '../stores/triage.ts';
import { text } from '../text.ts';
import { showFailure } from './failure.ts';
import {
  changedCounts,
  changedLabels,
  changedPages,
  neighbourOf,
  stateAfter,
  staysInList,
  withAction,
} from './optimistic.ts';
import { rememberAction, undoLast } from './undo.ts';

/** More than so many are not painted ahead: the list follows when the database has done them. */
const paintedAtOnce = 500;

const undoAction = { label: text.conversation.undo, run: () => void undoLast() };

/** The rows of the list as they stand on screen now. */
function shownRows(): ConversationRow[] {
  const data = queryClient.getQueryData(queries.inbox(useNavigation.getState().scope).queryKey);
  return rowsOf(data);
}

function cachedLists(): [readonly unknown[], InboxData | undefined][] {
  return queryClient.getQueriesData<InboxData>({ queryKey: ['inbox', 'page'] });
}

/** Rows of these conversations, from whichever list knows them. */
function knownRows(ids: ReadonlySet<number>): ConversationRow[] {
  const found = new Map<number, ConversationRow>();
  for (const [, data] of cachedLists()) {
    for (const page of data?.pages ?? []) for (const row of page.rows) if (ids.has(row.id)) found.set(row.id, row);
  }
  return [...found.values()];
}

/** Paints an action before the database confirmed it. Returns a function that takes it back. */
function paint(ids: ReadonlySet<number>, action: ConversationAction): () => void {
  const before: [readonly unknown[], unknown][] = [];
  const put = <Data>(key: readonly unknown[], data: Data, next: Data): void => {
    if (next === data) return;
    before.push([key, data]);
    queryClient.setQueryData(key, next);
  };
  const rows = knownRows(ids);
  for (const [key, data] of cachedLists()) {
    if (data === undefined) continue;
    const pages = changedPages(data.pages, key[2] as ListScope, ids, action);
    if (pages !== data.pages) put(key, data, { ...data, pages });
  }
  const counts = queryClient.getQueryData(queries.counts().queryKey);
  if (counts !== undefined && rows.length > 0) {
    put(queries.counts().queryKey, counts, changedCounts(counts, rows, action));
  }
  const labels = queryClient.getQueryData(queries.labels().queryKey);
  if (labels !== undefined) put(queries.labels().queryKey, labels, changedLabels(labels, rows, action));
  for (const id of ids) {
    const key = queries.conversation(id).queryKey;
    const detail = queryClient.getQueryData<ConversationDetail>(key);
    if (detail !== undefined) put(key, detail, withAction(detail, action));
  }
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data);
  };
}

/** The words for the result of an action on so many conversations. */
type ResultWords = (count: number) => string;

/** Does one thing with conversations: shown at once, said, kept, and undone as one. */
export async function act(target: ActionTarget, action: ConversationAction, did: ResultWords): Promise<void> {
  if ('scope' in target || target.ids.length > paintedAtOnce) return actOnMany(target, action, did);
  const ids = new Set(target.ids);
  const { conversationId, scope, searching } = useNavigation.getState();
  const rows = shownRows();
  const leaving = leavingRows(rows, scope, ids, action);
  const moves = !searching && conversationId !== null && leaving.has(conversationId);
  const next = moves ? neighbourOf(rows, conversationId, leaving) : null;
  const release = holdRefetches();
  void queryClient.cancelQueries({ queryKey: ['inbox'] });
  const takeBack = paint(ids, action);
  if (moves) openConversation(next);
  forgetSelected(leaving);
  showToast(did(ids.size), { action: undoAction });
  try {
    rememberAction(await request('conversation.act', { target: { ids: [...ids] }, action }), target.ids[0]!);
  } catch (error) {
    takeBack();
    if (moves) openConversation(conversationId);
    showFailure(text.triage.what[action.type], error);
  } finally {
    release();
    markInboxStale();
  }
}

function leavingRows(
  rows: ConversationRow[],
  scope: ListScope,
  ids: ReadonlySet<number>,
  action: ConversationAction,
): Set<number> {
  const leaving = rows.filter((row) => ids.has(row.id) && !staysInList(withAction(row, action), scope, action));
  return new Set(leaving.map((row) => row.id));
}

/** A whole list: the note says that it goes on, then what came of it. */
async function actOnMany(target: ActionTarget, action: ConversationAction, did: ResultWords): Promise<void> {
  showToast(text.triage.working('ids' in target ? target.ids.length : null));
  try {
    const entry = await request('conversation.act', { target, action });
    rememberAction(entry, null);
    if (stateAfter(action) !== null) clearSelection();
    showToast(did(entry.count), { action: undoAction });
  } catch (error) {
    showFailure(text.triage.what[action.type], error);
  } finally {
    markInboxStale();
  }
}

/** What a key or a menu acts on: what is selected, else the conversation that was chosen last; null when there is none. */
export function currentTarget(): ActionTarget | null {
  const { view, searching, conversationId } = useNavigation.getState();
  const { selected, whole } = useTriage.getState();
  if (view !== 'inbox') return null;
  if (!searching && whole !== null) return { scope: whole };
  if (!searching && selected.size > 0) return { ids: [...selected] };
  return conversationId === null ? null : { ids: [conversationId] };
}

/** What is known of the target, for choices such as "all of them are pinned already". */
export function targetRows(target: ActionTarget): (ConversationRow | ConversationDetail)[] {
  if ('scope' in target) return shownRows();
  const ids = new Set(target.ids);
  const rows: (ConversationRow | ConversationDetail)[] = knownRows(ids);
  if (rows.length > 0) return rows;
  return target.ids.flatMap((id) => queryClient.getQueryData(queries.conversation(id).queryKey) ?? []);
}

/** True when it holds for all that is known of the target. */
function all(target: ActionTarget, holds: (row: ConversationRow | ConversationDetail) => boolean): boolean {
  const rows = targetRows(target);
  return rows.length > 0 && rows.every(holds);
}

const { did } = text.triage;

/** Done, or open again when all of it is done. */
export function finish(target: ActionTarget): Promise<void> {
  return all(target, (row) => row.state === 'done')
    ? act(target, { type: 'reopen' }, did.reopen)
    : act(target, { type: 'done' }, did.done);
}

let keptUnread: number | null = null;
useNavigation.subscribe((now, before) => {
  if (now.conversationId !== before.conversationId) keptUnread = null;
});

/** What `toggleUnread` will do: an open conversation that would count as read in a moment is kept unread first. */
export function willRead(target: ActionTarget): boolean {
  const { conversationId, chosen } = useNavigation.getState();
  const isOpen = 'ids' in target && target.ids.length === 1 && target.ids[0] === conversationId;
  return all(target, (row) => row.unread) && !(isOpen && chosen && keptUnread !== conversationId);
}

/** Unread, or read when all of it is unread. Unread stays so until another conversation was open in between. */
export function toggleUnread(target: ActionTarget): Promise<void> {
  const { conversationId } = useNavigation.getState();
  if (willRead(target)) {
    keptUnread = null;
    return act(target, { type: 'read' }, did.read);
  }
  if ('scope' in target || target.ids.includes(conversationId ?? -1)) keptUnread = conversationId;
  return act(target, { type: 'unread' }, did.unread);
}

export function togglePin(target: ActionTarget): Promise<void> {
  const on = !all(target, (row) => row.pinned);
  return act(target, { type: 'pin', on }, on ? did.pin : did.unpin);
}

export function toggleMute(target: ActionTarget): Promise<void> {
  const on = !all(target, (row) => row.muted);
  return act(target, { type: 'mute', on }, on ? did.mute : did.unmute);
}

/** Marks what is on screen as read, quietly. */
export async function markRead(id: number): Promise<void> {
  if (keptUnread === id) return;
  const takeBack = paint(new Set([id]), { type: 'read' });
  try {
    await request('conversation.read', { id });
  } catch {
    takeBack();
  }
}

/** Gives a thread that joined by its subject a conversation of its own. */
export async function separate(threadId: number): Promise<void> {
  try {
    rememberAction(await request('conversation.separate', { threadId }), null);
    showToast(text.conversation.separated, { action: undoAction });
  } catch (error) {
    showFailure(text.conversation.separate, error);
  }
}
