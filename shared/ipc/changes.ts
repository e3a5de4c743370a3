import * as z from 'zod';
import {
  changeStates,
  helpAnswers,
  tellingWays,
  type AskedChange,
  type Change,
  type ChangeDetail,
  type ChangePage,
  type ChangeTracker,
  type ChangeVoices,
  type SimilarChange,
} from '../model/change.ts';
import type { UndoEntry } from './inbox.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

const title = z.string().trim().min(1).max(300);
const words = z.string().max(20_000);
const time = z.int().positive();
const ids = z.array(id).max(1000);
const personId = id;
const conversationId = id.nullable();

/** What people ask for, and what becomes of it. */
export const changeRoutes = {
  /** All that stand, for choosing one. */
  'change.list': route<Change[]>()(z.null()),
  /** Touched last first; `state` null for all. */
  'change.page': route<ChangePage>()(
    z.strictObject({
      state: z.enum(changeStates).nullable(),
      before: z.string().max(64).nullable(),
      limit: z.int().min(1).max(200),
    }),
  ),
  /** One that was merged is the one that it went into. */
  'change.get': route<ChangeDetail>()(z.strictObject({ id })),
  'change.create': route<Change>()(z.strictObject({ title })),
  'change.update': route<UndoEntry>()(z.strictObject({ id, title, description: words })),
  'change.delete': route<UndoEntry>()(z.strictObject({ id })),
  /** Takes it to another state; declining needs words. */
  'change.move': route<UndoEntry>()(
    z.strictObject({ id, state: z.enum(changeStates), words, by: z.string().max(200), at: time.optional() }),
  ),
  /** What the company answered; empty words take it away. */
  'change.answer': route<UndoEntry>()(z.strictObject({ id, words, by: z.string().max(200), at: time })),
  'change.addEvidence': route<UndoEntry>()(z.strictObject({ id, evidenceIds: ids.min(1) })),
  'change.removeEvidence': route<UndoEntry>()(z.strictObject({ id, evidenceId: id })),
  /** `asks` null: as follows from what they wrote. */
  'change.setVoice': route<UndoEntry>()(z.strictObject({ id, personId, asks: z.boolean().nullable() })),
  /** Who asks, and what to tell them once something became of it. */
  'change.voices': route<ChangeVoices>()(
    z.strictObject({ id, after: z.int().nonnegative().nullable(), limit: z.int().min(1).max(100) }),
  ),
  'change.merge': route<UndoEntry>()(z.strictObject({ id, intoId: id })),
  'change.split': route<{ id: number; undo: UndoEntry }>()(
    z.strictObject({ id, title, conversationIds: ids, evidenceIds: ids }),
  ),
  'change.similar': route<SimilarChange[]>()(z.strictObject({ id })),
  /** Puts it and its evidence into a report; null begins one under `title`. */
  'change.champion': route<{ reportId: number; undo: UndoEntry }>()(
    z.strictObject({ id, reportId: id.nullable(), title }),
  ),
  /** `url` null takes the address away. */
  'change.setTracker': route<UndoEntry>()(z.strictObject({ id, url: z.string().max(2000).nullable() })),
  /** Looks up its state there. `allowHost`: also where the host lies in one's own network, from now on. */
  'change.checkTracker': route<ChangeTracker | null>()(z.strictObject({ id, allowHost: z.boolean() })),
  /** Keeps what is being typed; null throws it away. */
  'change.saveDraft': route<null>()(z.strictObject({ id, personId, conversationId, words: words.nullable() })),
  'change.tell': route<UndoEntry>()(
    z.strictObject({ id, personId, conversationId, words, how: z.enum(tellingWays), at: time.optional() }),
  ),
  /** Asks where to save, writes the words there and marks the person as told; null when the person thought better of it. */
  'change.exportTelling': route<{ path: string; undo: UndoEntry } | null>()(
    z.strictObject({ id, personId, conversationId, words, format: z.enum(['md', 'txt', 'eml']) }),
  ),
  /** "Did it help?" Null: nobody asked. */
  'change.helped': route<UndoEntry>()(z.strictObject({ tellingId: id, helped: z.enum(helpAnswers).nullable(), words })),
  'change.askedBy': route<AskedChange[]>()(z.strictObject({ personId })),
};
