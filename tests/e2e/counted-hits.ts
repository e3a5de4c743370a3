import { ask } from './ask.ts';
import type { Sameside } from './fixtures.ts';

/** The whole number of hits: the first answer of a search may stop counting when its time is up. */
export async function countedHits(sameside: Sameside, query: string): Promise<number> {
  let total = 0;
  let cursor: number | null = null;
  do {
    const slice: { count: number; next: number | null } = await ask(sameside, 'search.countSlice', {
      query,
      type: null,
      cursor,
    });
    total += slice.count;
    cursor = slice.next;
  } while (cursor !== null);
  return total;
}
