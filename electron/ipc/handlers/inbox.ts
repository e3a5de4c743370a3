import type { inboxRoutes, UndoEntry } from '../../../shared/ipc/inbox.ts';
import { copyAttachment } from '../../services/attachments.ts';
import { actOnConversations, steppedUndo, undoBackTo } from '../../services/conversation-actions.ts';
import { inlineImages } from '../../services/inline-images.ts';
import { wholeConversation } from '../../services/whole-conversation.ts';
import type { Handlers } from '../dispatch.ts';
import type { HandlerContext } from '../handler-context.ts';

/** What opens or closes a conversation moves it in or out of the counts of its labels. */
const labelsCountBy = new Set(['done', 'reopen', 'snooze', 'mute']);

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
    emit({ type: 'people.changed' });
    emit({ type: 'triage.changed' });
    emit({ type: 'undo.changed' });
    return entry;
  };

  return {
    'inbox.page': (input) => database.call('inboxPage', input),
    'inbox.counts': () => database.call('inboxCounts', null),
    'conversation.get': ({ id }) => wholeConversation(database, id),
    'conversation.read': async (input) => {
      await database.call('markConversationRead', input);
      changed([input.id]);
      return null;
    },
    'conversation.act': async ({ target, action }) => {
      const ids = 'ids' in target ? target.ids : [];
      const entry = await acted(ids, actOnConversations(database, target, action));
      if (action.type === 'label' || action.type === 'change' || labelsCountBy.has(action.type)) {
        emit({ type: 'triage.changed' });
      }
      return entry;
    },
    'conversation.separate': (input) => acted([], database.call('separateThread', input)),
    'conversation.merge': (input) => acted([], database.call('mergeConversations', input)),
    'conversation.split': async (input) => {
      const split = await database.call('splitMessage', input);
      await acted([], Promise.resolve(split.undo));
      return split;
    },
    'conversation.link': (input) => acted([input.id, input.otherId], database.call('linkConversations', input)),
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
    'undo.last': () => stepped(steppedUndo(database, 'undoLast')),
    'undo.redo': () => stepped(steppedUndo(database, 'redoLast')),
    'undo.next': () => database.call('nextUndo', null),
    'undo.group': (input) => stepped(steppedUndo(database, input)),
    'undo.backTo': ({ groupId }) => stepped(undoBackTo(database, groupId)),
    'undo.history': ({ since }) => database.call('undoHistory', { since, limit: 500 }),
  };
}
