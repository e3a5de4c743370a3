import type { InfiniteData } from '@tanstack/react-query';
import type { ConversationAction } from '../../../shared/model/conversation-action.ts';
import type {
  ConversationDetail,
  ConversationRow,
  ConversationState,
  InboxPage,
  InboxView,
} from '../../../shared/model/conversation.ts';
import { request } from '../ipc.ts';
import { holdRefetches, queries, queryClient } from '../query.ts';
import { showToast } from '../stores/announce.ts';
import { openConversation, useNavigation } from '../stores/navigation.ts';
import { text } from '../text.ts';
import { formatComing } from '../time.ts';
import { showFailure } from './failure.ts';
import { changedCounts, changedPages, neighbourOf, withChange } from './optimistic.ts';
import type { RowChange } from './optimistic.ts';
import { rememberAction, undoLast } from './undo.ts';

type InboxData = InfiniteData<InboxPage, string | null>;

/** The rows of the list as they stand on screen now. */
function shownRows(): ConversationRow[] {
  const data = queryClient.getQueryData(queries.inbox(useNavigation.getState().scope).queryKey);
  return data?.pages.flatMap((page) => page.rows) ?? [];
}

/** Paints a change before the database confirmed it. Returns a function that takes it back. */
function paint(id: number, change: RowChange): () => void {
  const lists = queryClient.getQueriesData<InboxData>({ queryKey: ['inbox', 'page'] });
  const countsKey = queries.counts().queryKey;
  const counts = queryClient.getQueryData(countsKey);
  const detailKey = queries.conversation(id).queryKey;
  const detail = queryClient.getQueryData<ConversationDetail>(detailKey);
  const ids = new Set([id]);
  const row = lists.flatMap(([, data]) => data?.pages.flatMap((page) => page.rows) ?? []).find((one) => one.id === id);

  for (const [key, data] of lists) {
    if (data === undefined) continue;
    const pages = changedPages(data.pages, key[2] as InboxView, ids, change);
    if (pages !== data.pages) queryClient.setQueryData<InboxData>(key, { ...data, pages });
  }
  if (counts !== undefined && row !== undefined)
    queryClient.setQueryData(countsKey, changedCounts(counts, [row], change));
  if (detail !== undefined) queryClient.setQueryData(detailKey, withChange(detail, change));

  return () => {
    for (const [key, data] of lists) if (data !== undefined) queryClient.setQueryData(key, data);
    if (counts !== undefined) queryClient.setQueryData(countsKey, counts);
    if (detail !== undefined) queryClient.setQueryData(detailKey, detail);
  };
}

async function perform(
  id: number,
  change: RowChange,
  action: ConversationAction,
  words: { done: string; failed: string },
): Promise<void> {
  const { conversationId, scope, searching } = useNavigation.getState();
  const leaves = change.state !== undefined && scope.view !== 'all' && change.state !== scope.view;
  const moves = leaves && !searching && conversationId === id;
  const next = moves ? neighbourOf(shownRows(), id) : null;
  const release = holdRefetches();
  void queryClient.cancelQueries({ queryKey: ['inbox'] });
  const takeBack = paint(id, change);
  if (moves) openConversation(next);
  showToast(words.done, { action: { label: text.conversation.undo, run: () => void undoLast() } });
  try {
    rememberAction(await request('conversation.act', { target: { ids: [id] }, action }), id);
  } catch (error) {
    takeBack();
    if (moves) openConversation(id);
    showFailure(words.failed, error);
  } finally {
    release();
    void queryClient.invalidateQueries({ queryKey: ['inbox'] });
  }
}

export function markDone(id: number): Promise<void> {
  return perform(
    id,
    { state: 'done', snoozedUntil: null },
    { type: 'done' },
    {
      done: text.conversation.markedDone,
      failed: text.conversation.done,
    },
  );
}

export function reopen(id: number): Promise<void> {
  return perform(
    id,
    { state: 'open', snoozedUntil: null },
    { type: 'reopen' },
    {
      done: text.conversation.reopened,
      failed: text.conversation.reopen,
    },
  );
}

export function snooze(id: number, until: number): Promise<void> {
  return perform(
    id,
    { state: 'snoozed', snoozedUntil: until },
    { type: 'snooze', until },
    { done: text.conversation.snoozed(formatComing(until, Date.now())), failed: text.conversation.snooze },
  );
}

/** The conversation that was chosen last, which may not be painted yet; null when there is none. */
function chosenConversation(): { id: number; state: ConversationState } | null {
  const { conversationId: id } = useNavigation.getState();
  if (id === null) return null;
  const known = shownRows().find((row) => row.id === id) ?? queryClient.getQueryData(queries.conversation(id).queryKey);
  return known === undefined ? null : { id, state: known.state };
}

/** Done, or open again; false when no conversation is chosen. */
export function finishChosen(): boolean {
  const chosen = chosenConversation();
  if (chosen !== null) void (chosen.state === 'done' ? reopen(chosen.id) : markDone(chosen.id));
  return chosen !== null;
}

export function markChosenUnread(): boolean {
  const chosen = chosenConversation();
  if (chosen !== null) void markUnread(chosen.id);
  return chosen !== null;
}

let keptUnread: number | null = null;

/** Marks unread; it stays so until another conversation was open in between. */
export function markUnread(id: number): Promise<void> {
  keptUnread = id;
  return perform(
    id,
    { unread: true },
    { type: 'unread' },
    {
      done: text.conversation.markedUnread,
      failed: text.conversation.markUnread,
    },
  );
}

useNavigation.subscribe((now, before) => {
  if (now.conversationId !== before.conversationId) keptUnread = null;
});

/** Marks what is on screen as read, quietly. */
export async function markRead(id: number): Promise<void> {
  if (keptUnread === id) return;
  const takeBack = paint(id, { unread: false });
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
    showToast(text.conversation.separated, { action: { label: text.conversation.undo, run: () => void undoLast() } });
  } catch (error) {
    showFailure(text.conversation.separate, error);
  }
}
