import * as z from 'zod';
import type { Assumption, Label } from '../model/triage.ts';
import { labelColours } from '../model/triage.ts';
import type { UndoEntry } from './inbox.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

const name = z.string().trim().min(1).max(100);
const sentence = z.string().trim().min(1).max(2000);
const time = z.int().positive().nullable();

/** Labels and assumptions: what conversations are sorted by. */
export const triageRoutes = {
  'label.list': route<Label[]>()(z.null()),
  'label.create': route<Label>()(z.strictObject({ name, colour: z.enum(labelColours) })),
  'label.update': route<UndoEntry>()(z.strictObject({ id, name, colour: z.enum(labelColours) })),
  'label.delete': route<UndoEntry>()(z.strictObject({ id })),
  'assumption.hold': route<{ assumption: Assumption; undo: UndoEntry }>()(
    z.strictObject({ conversationId: id, sentence, lookAgainAt: time }),
  ),
  /** `outcome` says how it came out; null: still held. */
  'assumption.save': route<UndoEntry>()(
    z.strictObject({ id, sentence, lookAgainAt: time, outcome: z.string().trim().min(1).max(2000).nullable() }),
  ),
  'assumption.delete': route<UndoEntry>()(z.strictObject({ id })),
  /** Whether a person is one of us: what we say answers a conversation. */
  'person.setOurs': route<UndoEntry>()(z.strictObject({ id, ours: z.boolean() })),
};
