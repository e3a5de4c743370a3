import * as z from 'zod';
import type { Today } from '../model/today.ts';
import type { HeldAssumption } from '../model/triage.ts';
import type { UndoEntry } from './inbox.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

const side = z.enum(['for', 'against']);

/** What needs us now, and all that is held in suspension. */
export const todayRoutes = {
  /** Times are milliseconds since 1970; `endOfDay` where the person is. */
  'today.get': route<Today>()(z.strictObject({ now: z.int().positive(), endOfDay: z.int().positive() })),
  'assumption.board': route<HeldAssumption[]>()(z.strictObject({ settled: z.boolean() })),
  'assumption.addGround': route<UndoEntry>()(
    z.union([
      z.strictObject({ assumptionId: id, side, words: z.string().trim().min(1).max(2000) }),
      z.strictObject({ assumptionId: id, side, evidenceId: id }),
    ]),
  ),
  'assumption.removeGround': route<UndoEntry>()(z.strictObject({ id })),
};
