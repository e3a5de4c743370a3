import * as z from 'zod';
import { id } from './inbox.ts';
import { route } from './route.ts';

/** What can be had of an open conversation beside itself. */
export const conversationRoutes = {
  /** A message as it came; null for one that was imported before that was kept. `isCut`: its end was left out. */
  'message.source': route<{ source: string; isCut: boolean } | null>()(z.strictObject({ id })),
  /** Asks where to save, then writes the file; null when the person thought better of it. */
  'conversation.export': route<{ path: string } | null>()(
    z.strictObject({ id, format: z.enum(['html', 'pdf', 'markdown']), withNotes: z.boolean() }),
  ),
};
