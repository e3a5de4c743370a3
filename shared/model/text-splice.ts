/** A long text of which most stands as it was. Counted in UTF-16 units, as strings are. */
export interface TextSplice {
  /** How long the text was that this is about. */
  of: number;
  /** So much of its beginning and of its end stays. */
  start: number;
  end: number;
  /** What stands between them now. */
  middle: string;
}

/** The text as it is now; null when it is about another one. */
export function spliced(before: string, { of, start, end, middle }: TextSplice): string | null {
  if (before.length !== of || start + end > of) return null;
  return before.slice(0, start) + middle + before.slice(of - end);
}

/**
 * How the JSON of a list differs from that of an earlier one. What is the same object is the same text, so only what changed is read.
 * @param around what stands before and behind the items, which commas part
 */
export function listSplice<Item>(
  before: readonly Item[],
  now: readonly Item[],
  jsonOf: (item: Item) => string,
  around: { head: string; foot: string },
): TextSplice {
  // One item at least stands in both middles: then a comma belongs to each item that stays.
  const most = Math.max(0, Math.min(before.length, now.length) - 1);
  let first = 0;
  while (first < most && before[first] === now[first]) first += 1;
  let last = 0;
  while (last < most - first && before.at(-1 - last) === now.at(-1 - last)) last += 1;
  const length = (items: readonly Item[]): number => items.reduce((sum, item) => sum + jsonOf(item).length + 1, 0);
  const start = around.head.length + length(now.slice(0, first));
  const end = around.foot.length + length(now.slice(now.length - last));
  const gone = before.slice(first, before.length - last);
  return {
    of: start + Math.max(0, length(gone) - 1) + end,
    start,
    end,
    middle: now
      .slice(first, now.length - last)
      .map(jsonOf)
      .join(','),
  };
}
