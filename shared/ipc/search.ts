import * as z from 'zod';
import { recordTypes, type SearchResult } from '../model/records.ts';
import type { Completion } from '../model/search-completion.ts';
import { id } from './inbox.ts';
import { route } from './route.ts';

const query = z.string().max(2000);
const type = z.enum(recordTypes).nullable();

export const searchRoutes = {
  /** With `typing`, a word at the very end of the query is taken as the beginning of one. */
  'search.run': route<SearchResult>()(
    z.strictObject({
      query,
      type,
      sort: z.enum(['newest', 'best']),
      before: id.nullable(),
      limit: z.int().min(1).max(200),
      count: z.boolean(),
      typing: z.boolean().default(false),
    }),
  ),
  /** Counts on from `cursor` for some milliseconds; null as cursor begins, null as `next` ends. */
  'search.countSlice': route<{ count: number; next: number | null }>()(
    z.strictObject({ query, type, cursor: id.nullable() }),
  ),
  /** What could stand where the caret is, likeliest first. */
  'search.complete': route<Completion[]>()(z.strictObject({ text: query, caret: z.int().nonnegative() })),
  /** Own queries, newest first. */
  'search.history': route<string[]>()(z.null()),
  'search.remember': route<null>()(z.strictObject({ query: query.min(1) })),
  'search.forget': route<null>()(z.strictObject({ query })),
};
