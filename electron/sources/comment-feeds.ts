/** What is known of the comment feed of one post. */
export interface CommentFeed {
  address: string;
  /** External id of the post. */
  post: string;
  /** How many comments the post's feed counts, null when it does not say. */
  count: number | null;
  /** What `count` was when the comments were last read; absent when they never were. */
  read?: number | null;
  etag?: string;
  lastModified?: string;
}

const REMEMBERED = 200;

/** The comment feeds to remember: those of the feed as it is now first, then those it no longer shows. */
export function rememberedCommentFeeds(known: readonly CommentFeed[], seen: readonly CommentFeed[]): CommentFeed[] {
  const byAddress = new Map(known.map((feed) => [feed.address, feed]));
  const now = new Map<string, CommentFeed>();
  for (const feed of seen) {
    if (feed.count === 0 && !byAddress.has(feed.address)) continue;
    now.set(feed.address, { ...byAddress.get(feed.address), ...feed });
  }
  return [...now.values(), ...known.filter(({ address }) => !now.has(address))].slice(0, REMEMBERED);
}

/** Those to read in this run: never read before first, then those whose count has changed or is not told. */
export function dueCommentFeeds(feeds: readonly CommentFeed[], limit: number): CommentFeed[] {
  const never = feeds.filter(({ read, count }) => read === undefined && count !== 0);
  const changed = feeds.filter(({ read, count }) => read !== undefined && (count === null || count !== read));
  return [...never, ...changed].slice(0, limit);
}
