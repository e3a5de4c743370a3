/** What a feed says, whatever its dialect: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, CDF, JSON Feed. */

/** Words with the markup they came in. HTML is unsafe and has its relative addresses resolved where a base is known. */
export interface FeedText {
  type: 'text' | 'html';
  value: string;
}

/** Somebody named by a feed; at least one of the three is there. */
export interface FeedAuthor {
  name?: string;
  email?: string;
  /** http or https. */
  url?: string;
}

/** A file that an entry points at; it is named, never fetched. */
export interface FeedEnclosure {
  /** http or https. */
  url: string;
  mimeType?: string;
  /** Size in bytes as the feed claims. */
  size?: number;
}

/** `thr:in-reply-to` of RFC 4685: the id of what is answered, its address, or both. */
export interface FeedParent {
  id: string | null;
  link: string | null;
}

export interface FeedEntry {
  /** guid, atom:id, rdf:about or JSON id as written, trimmed; null when the entry has none. */
  id: string | null;
  /** Permalink, http or https. */
  link: string | null;
  title: FeedText | null;
  /** The full words. */
  content: FeedText | null;
  /** The short or only description. */
  summary: FeedText | null;
  /** Further wordings of the same entry, for search. */
  otherTexts: FeedText[];
  authors: FeedAuthor[];
  /** Milliseconds since 1970, null when absent or unreadable. */
  published: number | null;
  updated: number | null;
  /** The page that shows the comments. */
  commentPage: string | null;
  /** The feed that holds the comments on this entry. */
  commentFeed: string | null;
  /** How many comments the feed counts, null when it does not say. */
  commentCount: number | null;
  parents: FeedParent[];
  enclosures: FeedEnclosure[];
  /** The entry as it stands in the feed, at most as much as is kept. */
  source: string;
}

export interface Feed {
  dialect: 'rss' | 'rdf' | 'atom' | 'cdf' | 'json';
  title: FeedText | null;
  /** The page that the feed is of, http or https. */
  link: string | null;
  description: FeedText | null;
  language: string | null;
  /** Who writes what has no author of its own. */
  authors: FeedAuthor[];
  /** What all entries answer, where the feed itself says so. */
  parents: FeedParent[];
  entries: FeedEntry[];
  /** Set when something had to be left out: the reason in plain words. */
  incomplete: string | null;
}

/** Either the feed, or why the bytes could not be read as one and where that showed (both counted from 1). */
export type FeedResult = { ok: true; feed: Feed } | { ok: false; reason: string; line?: number; column?: number };

export interface FeedHints {
  /** Content-Type header that came with the bytes. */
  contentType?: string;
  /** Where the bytes came from: the base of relative addresses. */
  address?: string;
}
