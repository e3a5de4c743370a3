/** What an importer or a source hands to ingest: one message as found, before it has an id, a person or a conversation. */

/** Somebody as a message names them. `address` is an e-mail address, a handle or an account id, never empty. */
export interface IncomingAuthor {
  /**
   * The name space in which `address` is unique: `mail` for e-mail addresses (one identity across all sources),
   * a host such as `history.stackexchange.com` for accounts there, or absent for "this source only".
   */
  place?: string;
  address: string;
  /** Display name, decoded, stripped of bidi and control characters; absent when the message gives none. */
  name?: string;
  /** Public profile page, http or https. */
  url?: string;
}

/** A file that came with a message; its bytes are already stored under their hash. */
export interface IncomingAttachment {
  /** File name as given, decoded; base name only, never a path. */
  name: string;
  mimeType: string;
  /** Size in bytes. */
  size: number;
  /** SHA-256 of the bytes, lower-case hex: the name under which the attachment store keeps them. */
  sha256: string;
  /** Content-ID without angle brackets, for `cid:` links in the HTML. */
  contentId?: string;
  /** Shown inside the text (Content-Disposition: inline with a Content-ID) rather than listed. */
  inline: boolean;
}

export type MessageKind = 'mail' | 'entry' | 'question' | 'answer' | 'comment' | 'wiki';

export interface IncomingMessage {
  /** Unique at the source: a Message-ID without angle brackets, an entry id, `post-17`. Made from the content where the source gives none. */
  externalId: string;
  /** Ids of its ancestors, oldest first, the direct parent last, its own id left out. Empty for a message that names no parent. */
  references: string[];
  /** It is an answer by its subject or header, yet names no parent: it may join a recent conversation of the same base subject. */
  mayJoinBySubject: boolean;
  kind: MessageKind;
  author: IncomingAuthor | null;
  /** To and Cc as one line for the screen; absent where the place has no such thing. */
  recipients?: string;
  /** Milliseconds since 1970 as the message claims, null when it gives no date that can be read. */
  sentAt: number | null;
  /** Decoded subject or title on one line; empty when there is none. */
  subject: string;
  /** Plain text with quoted parts and signature, `\n` line ends, no NUL. Made from the HTML where there is only HTML. */
  text: string;
  /** The HTML part as found (unsafe), absent when the message has none. */
  html?: string;
  /** Words that must be found by search but are not in `text`: words only in the HTML part, attachment names. */
  searchExtra?: string;
  /** As it came, for people who want to look below: the header block of a mail, the entry of a feed, the row of a dump. At most 64 KB. */
  source?: string;
  /** Permalink, http or https. */
  url?: string;
  attachments: IncomingAttachment[];
  /**
   * What a known id with other words means. `keep-both`: another message that bears the same id (mail).
   * `update`: a newer version of the same message (feeds, forums).
   */
  onChanged: 'keep-both' | 'update';
  /** For people: where in the input it stands, for example `inbox.mbox, byte 10240` or `feed.xml, entry 3`. */
  where: string;
}

/** An item that could not be read. It is skipped, counted and listed; everything around it goes on. */
export interface ImportFailure {
  where: string;
  /** Plain words that say what is wrong and, where possible, what to do. */
  reason: string;
}

/** A file that holds no messages in a format that is read (a licence, a picture): listed, not counted as a failed message. */
export interface ImportSkip {
  where: string;
  reason: string;
}

export type ImportItem =
  | { type: 'message'; message: IncomingMessage }
  | { type: 'failure'; failure: ImportFailure }
  | { type: 'skip'; skip: ImportSkip };
