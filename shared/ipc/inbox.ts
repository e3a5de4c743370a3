import * as z from 'zod';
import type { ConversationDetail, InboxCounts, InboxPage } from '../model/conversation.ts';
import { inboxSorts } from '../model/list-scope.ts';
import { practices } from '../model/practice.ts';
import type { HistoryEntry } from '../model/triage.ts';
import { route } from './route.ts';

export const id = z.int().nonnegative();
const ids = z.array(id).min(1).max(10_000);
const time = z.int().positive();

const listScope = z.strictObject({
  view: z.enum(['open', 'snoozed', 'done', 'all']),
  filter: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.enum(['source', 'label', 'change', 'saved']), id }),
      z.strictObject({ type: z.literal('assigned'), to: z.string().min(1).max(200) }),
    ])
    .nullable(),
  sort: z.enum(inboxSorts),
});

const on = z.boolean();
export const conversationAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['done', 'reopen', 'unread', 'read']) }),
  z.strictObject({ type: z.literal('snooze'), until: time.nullable() }),
  z.strictObject({ type: z.enum(['pin', 'mute']), on }),
  z.strictObject({ type: z.literal('assign'), to: z.string().trim().min(1).max(200).nullable() }),
  z.strictObject({ type: z.literal('label'), labelId: id, on }),
  z.strictObject({ type: z.literal('change'), changeId: id, on }),
  z.strictObject({ type: z.literal('practice'), practice: z.enum(practices), on }),
  z.strictObject({ type: z.literal('remind'), at: time.nullable() }),
]);

export const inboxRoutes = {
  'inbox.page': route<InboxPage>()(
    z.strictObject({ scope: listScope, before: z.string().max(64).nullable(), limit: z.int().min(1).max(200) }),
  ),
  'inbox.counts': route<InboxCounts>()(z.null()),
  'conversation.get': route<ConversationDetail>()(z.strictObject({ id })),
  /** Marks it read and, with it, listened to. Not an action in the undo history. */
  'conversation.read': route<null>()(z.strictObject({ id })),
  /** Does one thing with conversations: those named, or all that a list shows. One entry in the undo history. */
  'conversation.act': route<UndoEntry>()(
    z.strictObject({
      target: z.union([z.strictObject({ ids }), z.strictObject({ scope: listScope })]),
      action: conversationAction,
    }),
  ),
  /** Takes a thread that was joined by its subject or by hand back into a conversation of its own. */
  'conversation.separate': route<UndoEntry>()(z.strictObject({ threadId: id })),
  'conversation.merge': route<UndoEntry>()(z.strictObject({ ids, intoId: id })),
  /** Takes a message and the answers to it out into a conversation of their own. */
  'conversation.split': route<{ conversationId: number; undo: UndoEntry }>()(z.strictObject({ messageId: id })),
  /** "Also raised in": two conversations about the same thing. */
  'conversation.link': route<UndoEntry>()(z.strictObject({ id, otherId: id, on })),
  /** The unsafe HTML part of a message; the window sanitises it and shows it in a sandboxed frame. */
  'message.html': route<{ html: string; images: Record<string, string> } | null>()(z.strictObject({ id })),
  'attachment.save': route<{ path: string } | null>()(z.strictObject({ id })),
  /** Undoes the newest action that still stands; null when there is none. */
  'undo.last': route<UndoEntry | null>()(z.null()),
  'undo.redo': route<UndoEntry | null>()(z.null()),
  'undo.next': route<UndoEntry | null>()(z.null()),
  /** Undoes one group wherever it stands; what was touched since stays as it is. Null when it is undone already. */
  'undo.group': route<UndoEntry | null>()(z.strictObject({ groupId: id })),
  /** Undoes everything down to this group, itself included. */
  'undo.backTo': route<UndoEntry | null>()(z.strictObject({ groupId: id })),
  /** What was done since a time, newest first. */
  'undo.history': route<HistoryEntry[]>()(z.strictObject({ since: z.int().nonnegative() })),
};

/** An action that can be undone: `label` reads on its own, such as "Marked done". `actionId` names its group. */
export interface UndoEntry {
  actionId: number;
  label: string;
  count: number;
}
