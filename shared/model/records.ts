import type { ConversationState, Relation } from './conversation.ts';
import type { CreditWish } from './credit-wish.ts';
import type { Evidence } from './evidence.ts';
import type { ReportDocument } from './report-document.ts';

/** Records that people make themselves, and the people they are about. Times are milliseconds since 1970. */

export type NoteTarget = { type: 'conversation' | 'person' | 'report' | 'change'; id: number };

export interface Note {
  id: number;
  /** Null for a free note. */
  target: NoteTarget | null;
  /** What the note is attached to, for lists: a conversation's title, a person's name. */
  targetTitle: string | null;
  /** Markdown. */
  body: string;
  createdAt: number;
  updatedAt: number;
}

export interface Identity {
  id: number;
  place: string;
  /** In words: a source's name, `Mail`. */
  placeName: string;
  address: string;
  name: string | null;
  url: string | null;
}

export interface PersonDetail {
  id: number;
  name: string;
  creditWish: CreditWish;
  /** One of us. */
  ours: boolean;
  identities: Identity[];
  firstHeard: number | null;
  lastHeard: number | null;
  /** What they are to us, in words; empty when nothing is known, and for one of us. */
  relations: Relation[];
  /** The newest 20 conversations they speak in. */
  conversations: {
    id: number;
    title: string;
    sourceName: string;
    state: ConversationState;
    unread: boolean;
    lastActivity: number;
  }[];
  notes: Note[];
  evidence: Evidence[];
}

export interface ReportSummary {
  id: number;
  title: string;
  evidence: number;
  audienceId: number | null;
  seriesId: number | null;
  createdAt: number;
  updatedAt: number;
}

/** The steps of ProseMirror that led from `base` to the document, as JSON; the editor alone knows what they say. */
export interface ReportUndoLog {
  base: string;
  steps: string;
}

export interface Report extends ReportSummary {
  document: ReportDocument;
  /** What can be taken back from before the window was opened; null: nothing. */
  undoLog: ReportUndoLog | null;
}

export type SourceKind = 'mail' | 'feed' | 'stackexchange' | 'archive';

export interface Source {
  id: number;
  kind: SourceKind;
  name: string;
  /** The address of a feed that can be fetched again; null for an imported file. */
  address: string | null;
  messages: number;
  conversations: number;
  lastSyncAt: number | null;
  lastError: string | null;
  /** Messages older than so many days go, unless something rests on them; null keeps them. */
  keepDays: number | null;
}

export const recordTypes = ['message', 'person', 'note', 'report', 'change'] as const;
export type RecordType = (typeof recordTypes)[number];

export interface SearchHit {
  type: RecordType;
  id: number;
  /** Null for people, reports and free notes. */
  conversationId: number | null;
  title: string;
  from: string;
  date: number;
  snippet: string;
  /** Ranges of `snippet` that match, [start, end) in UTF-16 code units. */
  marks: [number, number][];
}

export const untoldMost = 100_000;

export interface SearchResult {
  /** Number of matches, null when it was not asked for; without `totalIsExact` there are at least so many. */
  total: number | null;
  totalIsExact: boolean;
  hits: SearchHit[];
  /** Pass as `before` for the next page (newest first only), null at the end. */
  next: number | null;
  /** The time for one answer was up before the page was full: ask on at `next`, even where there are no hits yet. */
  partial: boolean;
  /** Words that are nowhere, and the known ones that were searched for as well. */
  corrections: { from: string; to: string }[];
  /**
   * Messages whose language is not told yet, so that a search for a language misses them, counted up to `untoldMost`; 0 where
   * no language was asked for.
   */
  untold: number;
  /** Time in the database worker, milliseconds. */
  ms: number;
}

export interface Statistics {
  messages: number;
  conversations: number;
  people: number;
  identities: number;
  sources: number;
  notes: number;
  evidence: number;
  reports: number;
  /** Bytes of the database file with its write-ahead log and of the attachments. */
  bytes: number;
}

/** The result of one import, as `--json` prints it and as a finished job keeps it. */
export interface ImportResult {
  source: { id: number; name: string; kind: SourceKind } | null;
  messages: { new: number; updated: number; duplicate: number; failed: number };
  /** Conversations, threads by reference alone, and people at the source after the import. */
  conversations: number;
  conversationsByReference: number;
  people: number;
  failures: { where: string; reason: string }[];
  /** Files that hold nothing that can be read here. */
  skipped: { where: string; reason: string }[];
  seconds: number;
}

export type JobKind = 'import' | 'sync';
export type JobState = 'running' | 'done' | 'failed' | 'cancelled';

export interface Job {
  id: number;
  kind: JobKind;
  /** What is worked on: a file's or a source's name. */
  label: string;
  state: JobState;
  /** Messages handled so far; bytes read of bytes in all, where they are known. */
  progress: { messages: number; failed: number; bytes: number; totalBytes: number | null; perSecond: number };
  startedAt: number;
  endedAt: number | null;
  result: ImportResult | null;
  error: { code: string; message: string } | null;
}
