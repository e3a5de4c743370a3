import type { ImportFailure, ImportItem, ImportSkip } from '../../shared/model/incoming.ts';

/** A file to import, wherever it lies: on disk or inside a zip. Only its bytes are reached, so importers do not care. */
export interface ImportEntry {
  /** Path relative to what the user chose, `/` between parts: `2011/October.mbox`. For display and for scoping ids. */
  path: string;
  /** Last two parts of the path that the user chose, for formats whose folder or zip bears the name of the place. */
  chosen?: string;
  /** Size in bytes, uncompressed. */
  size: number;
  /** First bytes, at most 64 KiB, for recognition. */
  head: Buffer;
  /** The bytes from `offset` on, in chunks. A zip entry inflates and discards up to `offset`. */
  stream(offset?: number): AsyncIterable<Buffer>;
  /** All bytes at once; throws `ImportError('too-large')` above `limit` bytes. */
  bytes(limit: number): Promise<Buffer>;
  /** A file that lies beside this one (`Users.xml` beside `Posts.xml`), or null. `name` is a bare file name, compared without case. */
  sibling(name: string): Promise<ImportEntry | null>;
}

/** One step through what the user chose: a file to import, or why something in it is not one. */
export type EntryItem =
  | { type: 'entry'; entry: ImportEntry }
  | { type: 'failure'; failure: ImportFailure }
  | { type: 'skip'; skip: ImportSkip };

export interface ImportContext {
  /** Stores attachment bytes under their SHA-256, durable when it resolves. Returns the lower-case hex hash. */
  storeAttachment(bytes: Uint8Array): Promise<string>;
  /**
   * Called before each message or file part is parsed with the offset at which reading could start again after it.
   * The watchdog ends a worker whose position stands still and resumes behind that place.
   */
  at(place: { offset: number; where: string }): void;
  /** The ids of entries are scoped by this when several feeds share one source (a folder of feeds); empty otherwise. */
  scope: string;
}

/** The names that `--format` takes. */
export const importFormats = ['mbox', 'eml', 'feed', 'stackexchange'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** What reads one format. The same shape serves a source's batch. */
export interface Importer {
  format: ImportFormat;
  /** The kind of source that an import of this format makes. */
  kind: 'mail' | 'feed' | 'stackexchange';
  /** By content first, by name only where the content cannot tell. True when `read` will make sense of it. */
  recognises(entry: Pick<ImportEntry, 'path' | 'head' | 'size'>): boolean;
  /**
   * Every message of the entry, in file order, from `offset` (0, or what `at` gave). Never throws for bad content:
   * it yields a failure with its place and goes on with the next message.
   */
  read(entry: ImportEntry, context: ImportContext, offset: number): AsyncIterable<ImportItem>;
}

/** An error whose `code` is stable and whose message is fit for the screen. */
export class ImportError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
