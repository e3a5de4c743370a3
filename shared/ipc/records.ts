import * as z from 'zod';
import { creditWishes } from '../model/credit-wish.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Note, PersonDetail, Report, ReportSummary } from '../model/records.ts';
import type { UndoEntry } from './inbox.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

const words = z.string().max(1_000_000);
const target = z.strictObject({ type: z.enum(['conversation', 'person', 'report', 'change']), id });

const block = z.discriminatedUnion('type', [
  z.strictObject({
    id: z.string().min(1).max(64),
    type: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: words,
  }),
  z.strictObject({ id: z.string().min(1).max(64), type: z.literal('text'), text: words }),
  z.strictObject({ id: z.string().min(1).max(64), type: z.literal('evidence'), evidenceId: id }),
]);
const reportDocument = z.strictObject({ version: z.literal(1), blocks: z.array(block).max(10_000) });

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
  'report.list': route<ReportSummary[]>()(z.null()),
  'report.get': route<Report>()(z.strictObject({ id })),
  'report.create': route<Report>()(z.strictObject({ title: z.string().max(500) })),
  'report.save': route<{ updatedAt: number }>()(
    z.strictObject({ id, title: z.string().max(500), document: reportDocument }),
  ),
  'report.delete': route<UndoEntry>()(z.strictObject({ id })),
  /** Asks where to save, then writes the file; null when the person thought better of it. */
  'report.export': route<{ path: string } | null>()(
    z.strictObject({ id, format: z.enum(['html', 'pdf', 'markdown']) }),
  ),
};
