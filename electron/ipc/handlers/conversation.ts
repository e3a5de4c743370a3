import type { conversationRoutes } from '../../../shared/ipc/conversation.ts';
import { handedOn } from '../../services/conversation-export.ts';
import type { Handlers } from '../dispatch.ts';
import { exportFilters } from '../export-filters.ts';
import type { HandlerContext } from '../handler-context.ts';

/** Raw sources, and conversations handed on. */
export function conversationHandlers(context: HandlerContext): Pick<Handlers, keyof typeof conversationRoutes> {
  const { database, dialogs, written } = context;
  return {
    'message.source': (input) => database.call('messageSource', input),
    'conversation.export': async (input) => {
      const filter = exportFilters[input.format];
      const extension = filter.extensions[0]!;
      const path = await handedOn(database, input, (title) =>
        dialogs.savePath({ name: `${title}.${extension}`, fallback: `Conversation.${extension}`, filters: [filter] }),
      );
      if (path === null) return null;
      written.add(path);
      return { path };
    },
  };
}
