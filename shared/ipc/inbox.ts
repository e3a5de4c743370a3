import * as z from 'zod';
import type { ConversationDetail, InboxCounts, InboxPage } from '../model/conversation.ts';
import { route } from './route.ts';

export const id = z.int().nonnegative();
const ids = z.array(id).min(1).max(1000);

export const inboxRoutes = {
  'inbox.page': route<InboxPage>()(
    z.strictObject({
      view: z.enum(['open', 'snoozed', 'done', 'all']),
      sourceId: id.nullable(),
      before: id.nullable(),
      limit: z.int().min(1).max(200),
    }),
  ),
  'inbox.counts': route<InboxCounts>()(z.null()),
  'conversation.get': route<ConversationDetail>()(z.strictObject({ id })),
  /** Marks it read and, with it, listened to. Not an action in the undo history. */
  'conversation.read': route<null>()(z.strictObject({ id })),
  'conversation.done': route<UndoEntry>()(z.strictObject({ ids })),
  'conversation.reopen': route<UndoEntry>()(z.strictObject({ ids })),
  'conversation.snooze': route<UndoEntry>()(z.strictObject({ ids, until: z.int().positive() })),
  'conversation.unread': route<UndoEntry>()(z.strictObject({ ids })),
  /** Takes a thread that stands in a conversation only by its subject back into one of its own. */
  'conversation.separate': route<UndoEntry>()(z.strictObject({ threadId: id })),
  /** The unsafe HTML part of a message; the window sanitises it and shows it in a sandboxed frame. */
  'message.html': route<{ html: string; images: Record<string, string> } | null>()(z.strictObject({ id })),
  'attachment.save': route<{ path: string } | null>()(z.strictObject({ id })),
  /** Undoes the newest action that still stands; null when there is none. */
  'undo.last': route<UndoEntry | null>()(z.null()),
  'undo.redo': route<UndoEntry | null>()(z.null()),
  'undo.next': route<UndoEntry | null>()(z.null()),
};

/** An action that can be undone: `label` reads on its own, such as "Marked done". */
export interface UndoEntry {
  actionId: number;
  label: string;
  count: number;
}
