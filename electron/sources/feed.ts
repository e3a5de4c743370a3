import type { ImportItem } from '../../shared/model/incoming.ts';
import { itemOfEntry } from '../importers/feed.ts';
import { messagesOfFeed } from '../importers/feed/incoming-entry.ts';
import type { EntryMessage } from '../importers/feed/incoming-entry.ts';
import type { Feed } from '../importers/feed/model.ts';
import { parseFeed } from '../importers/feed/parse-feed.ts';
import { titleLine } from '../importers/feed/plain-words.ts';
import { ImportError } from '../importers/types.ts';
import { dueCommentFeeds, rememberedCommentFeeds } from './comment-feeds.ts';
import type { CommentFeed } from './comment-feeds.ts';
import { feedAddressOfPage } from './feed-discovery.ts';
import { FetchError } from './fetch-error.ts';
import { guardedFetch, isAllowedHost } from './guarded-fetch.ts';
import type { GuardedAnswer, GuardedFetchOptions } from './guarded-fetch.ts';

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.1';
const COMMENT_FEEDS_A_RUN = 50;

/** Where the last run left off: plain JSON, to be kept with the source. */
export interface FeedCursor {
  /** The feed itself, where the source's address is that of a web page or has moved for good. */
  address: string;
  etag?: string;
  lastModified?: string;
  comments: CommentFeed[];
}

export interface FeedSourceRequest {
  address: string;
  /** What the last run answered, null for the first one. */
  cursor: FeedCursor | null;
  /** Exact `host:port` pairs that may lie in the user's own network. */
  allowedHosts?: readonly string[];
  signal?: AbortSignal | undefined;
  limits?: GuardedFetchOptions['limits'];
  lookup?: GuardedFetchOptions['lookup'];
}

export interface FeedOutcome {
  /** To be stored in the same transaction as the last rows. */
  cursor: FeedCursor;
  /** The feed's own name on one line, empty when it has none or nothing has changed. */
  title: string;
  /** The server said that nothing has changed since the last run. */
  notModified: boolean;
}

/**
 * Reads a feed by its address, or by that of a web page that names one, then the comment feeds of its entries (50 a run,
 * the others in the next). Yields items as an import does; the generator's return value is the outcome. Nothing is ever
 * taken back because an answer is short or empty. A feed that cannot be fetched throws `FetchError`, an answer that is no
 * feed `ImportError('not-a-feed')`; a comment feed that fails is a failure item. Works in any thread.
 */
export async function* readFeedSource(request: FeedSourceRequest): AsyncGenerator<ImportItem, FeedOutcome, undefined> {
  const { cursor } = request;
  const start = cursor?.address ?? request.address;
  const found = await fetchFeed(start, cursor, request);
  const address = found.answer.movedTo ?? found.address;
  const kept = found.feed === null ? { etag: cursor?.etag, lastModified: cursor?.lastModified } : {};
  const next: FeedCursor = {
    address,
    ...validatorsOf({ ...kept, ...validatorsOf(found.answer) }),
    comments: (cursor?.comments ?? []).map((comments) => ({ ...comments })),
  };
  let title = '';
  if (found.feed !== null) {
    title = titleLine(found.feed.title);
    const messages = messagesOfFeed(found.feed, { scope: '', name: address });
    yield* itemsOf(found.feed, messages, address);
    next.comments = rememberedCommentFeeds(next.comments, commentFeedsOf(found.feed, messages));
  }
  // A stranger's feed may not point into the user's own network, even where the user's own feeds may.
  const isOwn = isAllowedHost(new URL(address), request.allowedHosts ?? []);
  const commentRequest = isOwn ? request : { ...request, allowedHosts: [] };
  for (const comments of dueCommentFeeds(next.comments, COMMENT_FEEDS_A_RUN)) {
    yield* readComments(comments, commentRequest);
  }
  return { cursor: next, title, notModified: found.feed === null };
}

interface FoundFeed {
  address: string;
  answer: GuardedAnswer;
  /** Null when nothing has changed. */
  feed: Feed | null;
}

async function fetchFeed(address: string, cursor: FeedCursor | null, request: FeedSourceRequest): Promise<FoundFeed> {
  const answer = await guardedFetch(address, {
    ...fetchOptions(request),
    etag: cursor?.etag,
    lastModified: cursor?.lastModified,
  });
  if (answer.status === 304) return { address, answer, feed: null };
  const result = parseFeed(answer.body, hintsOf(answer));
  if (result.ok) return { address, answer, feed: result.feed };
  const named = feedAddressOfPage(answer.body, answer.contentType, answer.address);
  if (named === null) throw new ImportError('not-a-feed', `${result.reason} No feed is named in it either.`);
  const isOwn = isAllowedHost(new URL(answer.address), request.allowedHosts ?? []);
  const second = await guardedFetch(named, fetchOptions(isOwn ? request : { ...request, allowedHosts: [] }));
  const feed = parseFeed(second.body, hintsOf(second));
  if (!feed.ok) throw new ImportError('not-a-feed', `The page names ${named} as its feed. ${feed.reason}`);
  return { address: named, answer: second, feed: feed.feed };
}

async function* readComments(comments: CommentFeed, request: FeedSourceRequest): AsyncIterable<ImportItem> {
  try {
    const { etag, lastModified } = comments;
    const answer = await guardedFetch(comments.address, { ...fetchOptions(request), etag, lastModified });
    if (answer.status !== 304) {
      const result = parseFeed(answer.body, hintsOf(answer));
      if (!result.ok) throw new ImportError('not-a-feed', result.reason);
      const scope = result.feed.entries.every(({ id, link }) => isUri(id ?? link ?? '')) ? '' : comments.address;
      const place = { scope, name: comments.address, commentsOn: comments.post };
      yield* itemsOf(result.feed, messagesOfFeed(result.feed, place), comments.address);
      Object.assign(comments, validatorsOf(answer));
    }
    comments.read = comments.count;
  } catch (error) {
    if (!(error instanceof FetchError || error instanceof ImportError) || error.code === 'cancelled') throw error;
    // What is gone or was never a feed is not asked again before its count changes; what could not be reached is.
    const isFinal = error.code === 'not-a-feed' || error.code === 'http-status' || error.code === 'private-address';
    if (isFinal) comments.read = comments.count;
    yield { type: 'failure', failure: { where: `comments, ${comments.address}`, reason: error.message } };
  }
}

function* itemsOf(feed: Feed, messages: readonly EntryMessage[], name: string): Iterable<ImportItem> {
  for (const [index, message] of messages.entries()) yield itemOfEntry(message, `${name}, entry ${index + 1}`);
  if (feed.incomplete !== null) yield { type: 'failure', failure: { where: name, reason: feed.incomplete } };
}

function commentFeedsOf(feed: Feed, messages: readonly EntryMessage[]): CommentFeed[] {
  return feed.entries.flatMap(({ commentFeed, commentCount }, index) => {
    const message = messages[index];
    if (commentFeed === null || message == null || message.kind === 'comment') return [];
    return [{ address: commentFeed, post: message.externalId, count: commentCount }];
  });
}

function validatorsOf({ etag, lastModified }: Partial<GuardedAnswer>): { etag?: string; lastModified?: string } {
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
}

function hintsOf({ contentType, address }: GuardedAnswer): { address: string; contentType?: string } {
  return contentType === undefined ? { address } : { address, contentType };
}

function fetchOptions({ allowedHosts, signal, limits, lookup }: FeedSourceRequest): GuardedFetchOptions {
  return {
    accept: ACCEPT,
    signal,
    ...(allowedHosts === undefined ? {} : { allowedHosts }),
    ...(limits === undefined ? {} : { limits }),
    ...(lookup === undefined ? {} : { lookup }),
  };
}

/** Ids that are addresses or URNs are unique beyond their feed. */
function isUri(id: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\S/i.test(id);
}
