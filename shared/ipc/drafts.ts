import * as z from 'zod';
import type { StoredAudience } from '../model/audience.ts';
import type { UndoEntry } from './inbox.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

const name = z.string().trim().min(1).max(200);

/** What reports begin with, whom they are for, and what they were before. */
export const draftRoutes = {
  'audience.list': route<StoredAudience[]>()(z.null()),
  /** `id` null makes a new one. */
  'audience.save': route<{ id: number; undo: UndoEntry }>()(
    z.strictObject({
      id: id.nullable(),
      name,
      salutation: z.string().trim().max(500),
      length: z.enum(['full', 'short']),
      naming: z.enum(['wished', 'unnamed']),
    }),
  ),
  'audience.delete': route<UndoEntry>()(z.strictObject({ id })),
  /** `audienceId` null: everybody, as they wish. */
  'report.setAudience': route<UndoEntry>()(z.strictObject({ id, audienceId: id.nullable() })),
};
