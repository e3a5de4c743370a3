import type { inboxRoutes, UndoEntry } from '../../../shared/ipc/inbox.ts';
import { copyAttachment } from '../../services/attachments.ts';
import { inlineImages } from '../../services/inline-images.ts';
import type { Handlers } from '../dispatch.ts';
import type { HandlerContext } from '../handler-context.ts';

/** Conversations, their messages and the undo history. */
export function inboxHandlers(context: HandlerContext): Pick<Handlers, keyof typeof inboxRoutes> {
  const { database, emit, profile, dialogs, written } = context;

  const changed = (ids: number[]): void => {
    emit({ type: 'inbox.changed' });
    emit({ type: 'conversation.changed', ids });
  };
  const acted = async (ids: number[], action: Promise<UndoEntry>): Promise<UndoEntry> => {
    const entry = await action;
    changed(ids);
    emit({ type: 'undo.changed' });
    return entry;
  };
  /** An action may have touched anything. */
  const stepped = async (step: Promise<UndoEntry | null>): Promise<UndoEntry | null> => {
    const entry = await step;
    if (!entry) return null;
    changed([]);
    emit({ type: 'records.changed' });
    emit({ type: 'undo.changed' });
    return entry;
  };

  return {
    'inbox.page': (input) => database.call('inboxPage', input),
    'inbox.counts': () => database.call('inboxCounts', null),
    'conversation.get': (input) => database.call('conversation', input),
    'conversation.read': async (input) => {
      await database.call('markConversationRead', input);
      changed([input.id]);
      return null;
    },
    'conversation.done': (input) => acted(input.ids, database.call('setConversationsDone', input)),
    'conversation.reopen': (input) => acted(input.ids, database.call('reopenConversations', input)),
    'conversation.snooze': (input) => acted(input.ids, database.call('snoozeConversations', input)),
    'conversation.unread': (input) => acted(input.ids, database.call('markConversationsUnread', input)),
    'conversation.separate': (input) => acted([], database.call('separateThread', input)),
    'message.html': async (input) => {
      const found = await database.call('messageHtml', input);
      return found && { html: found.html, images: await inlineImages(profile.attachments, found.inline) };
    },
    'attachment.save': async (input) => {
      const { name, sha256 } = await database.call('attachment', input);
      const target = await dialogs.savePath({ name, fallback: 'attachment' });
      if (target === null) return null;
      await copyAttachment(profile.attachments, sha256, target);
      written.add(target);
      return { path: target };
    },
    'undo.last': () => stepped(database.call('undoLast', null)),
    'undo.redo': () => stepped(database.call('redoLast', null)),
    'undo.next': () => database.call('nextUndo', null),
  };
}
