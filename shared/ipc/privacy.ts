import * as z from 'zod';
import type { ForgetPreview, KeepCount } from '../model/privacy.ts';
import { keepChoices } from '../model/privacy.ts';
import type { UndoEntry } from './inbox.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

const days = z.literal(keepChoices);

/** What is held about people, and how it goes. */
export const privacyRoutes = {
  'person.forgetPreview': route<ForgetPreview>()(z.strictObject({ id })),
  /** Answers when nothing of them is left; progress comes as events. `name` as it stands there, typed by the person who asks for it. */
  'person.forget': route<null>()(z.strictObject({ id, name: z.string().max(1000) })),
  /** Asks where to save, then writes everything held; null when the person thought better of it. */
  'person.export': route<{ path: string } | null>()(z.strictObject({ id, format: z.enum(['html', 'json']) })),
  'source.keepPreview': route<KeepCount>()(z.strictObject({ id, days })),
  /** Null keeps everything. What is older goes at once. */
  'source.keep': route<{ undo: UndoEntry; gone: KeepCount }>()(z.strictObject({ id, days: days.nullable() })),
  'backup.showFolder': route<null>()(z.null()),
};
