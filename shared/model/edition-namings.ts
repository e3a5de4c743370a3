import type { CreditWish } from './credit-wish.ts';
import type { Naming } from './unnamed.ts';

/** How little a wish lets be shown: `ask` shows no name either, but leaves more in the words than `anonymous`. */
const strictness: Record<CreditWish, number> = { name: 0, handle: 1, ask: 2, anonymous: 3 };

/**
 * How people are named in an edition that is read again: by the stricter of what they wished then and wish today. Of whom
 * nothing is known any more, no name is shown.
 * @param today by the id that stands in the edition, which may have been joined to another person since
 */
export function stricterNamings(then: readonly Naming[], today: ReadonlyMap<number, Naming>): Naming[] {
  return then.map((one) => {
    const now = today.get(one.id);
    if (now === undefined) return { ...one, wish: 'anonymous', ours: false };
    const known = [...new Set([...one.known, ...now.known])];
    const isStricterNow = strictness[now.wish] > strictness[one.wish] || (one.ours && !now.ours);
    const named = isStricterNow ? now : one;
    return { ...named, id: one.id, ours: one.ours && now.ours, known };
  });
}
