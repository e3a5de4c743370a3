import * as z from 'zod';
import { creditWishes } from '../model/credit-wish.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Note, PersonDetail } from '../model/records.ts';
import type { UndoEntry } from './inbox.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

const words = z.string().max(1_000_000);
const target = z.strictObject({ type: z.enum(['conversation', 'person', 'report', 'change']), id });

export const recordRoutes = {
  'person.get': route<PersonDetail>()(z.strictObject({ id })),
  'person.setCreditWish': route<UndoEntry>()(z.strictObject({ id, wish: z.enum(creditWishes) })),
  'note.list': route<Note[]>()(z.strictObject({ target: target.nullable(), limit: z.int().min(1).max(500) })),
  'note.create': route<Note>()(z.strictObject({ target: target.nullable(), body: words.min(1) })),
  'note.save': route<Note>()(z.strictObject({ id, body: words })),
  'note.delete': route<UndoEntry>()(z.strictObject({ id })),
  'evidence.capture': route<{ evidence: Evidence; undo: UndoEntry }>()(
    z.strictObject({ messageId: id, start: z.int().nonnegative(), end: z.int().positive() }),
  ),
  /** Newest first; `query` searches the quoted words, who said them and the source. */
  'evidence.list': route<Evidence[]>()(
    z.strictObject({
      query: z.string().max(500),
      conversationId: id.nullable(),
      limit: z.int().min(1).max(500),
    }),
  ),
  'evidence.delete': route<UndoEntry>()(z.strictObject({ id })),
};
