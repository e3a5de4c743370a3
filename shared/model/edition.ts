import type { ChangeState } from './change.ts';
import type { Audience } from './report-content.ts';
import type { ReportDocument } from './report-document.ts';
import type { ReportMaterial } from './report-material.ts';

/** What was published stays as it was. Times are milliseconds since 1970. */

/** Whom an edition was for; without a name it was for nobody in particular. */
export type EditionAudience = Audience & { name: string };

/**
 * Compared with what was published: `redacted` when somebody was taken out because they asked to be forgotten and nothing
 * else was touched, `altered` when something else changed the file.
 */
export type EditionState = 'unchanged' | 'redacted' | 'altered';

export interface EditionSummary {
  id: number;
  reportId: number;
  /** Counts the reports of a file. */
  number: number;
  /** Counts the editions of one report. */
  edition: number;
  title: string;
  audience: EditionAudience;
  /** SHA-256 over title, document, material and audience as they were published, hex. */
  hash: string;
  publishedAt: number;
  /** When a name was last taken out of it. */
  redactedAt: number | null;
  /** What the company said to it so far. */
  answers: number;
}

export interface Edition extends EditionSummary {
  document: ReportDocument;
  /** As it was then; how people are named follows the stricter of then and today. */
  material: ReportMaterial;
  state: EditionState;
  /** The newest one, not answered, and its history is still there. */
  canWithdraw: boolean;
  /** The draft that it came from is still there. */
  hasDraft: boolean;
}

/** The editions of one report, the newest first. */
export interface ReportEditions {
  editions: EditionSummary[];
  /** The draft says something else than the newest edition. */
  isChangedSince: boolean;
}

/** What publishing a draft will do. */
export interface PublishPreview {
  title: string;
  number: number;
  edition: number;
  audience: EditionAudience;
  /** The edition before this one. */
  before: { edition: number; publishedAt: number } | null;
  /** The changes it names; `becomes` those that are championed by it. */
  changes: { id: number; title: string; state: ChangeState; becomes: boolean }[];
  /** Conversations that count as voiced from then on. */
  conversations: { id: number; title: string }[];
  /** How many quotes it stands on. */
  quotes: number;
}

/** What the company said to an edition. */
export interface ReportAnswer {
  id: number;
  editionId: number;
  reportId: number;
  reportTitle: string;
  number: number;
  edition: number;
  /** The change it is about; null: the whole report. */
  changeId: number | null;
  changeTitle: string | null;
  byWhom: string;
  words: string;
  at: number;
}

/** What an answer makes of the change it is about, beside being written down; `answer`: its words become the change's. */
export const answerOutcomes = ['none', 'answer', 'accepted', 'shipped', 'declined'] as const;
export type AnswerOutcome = (typeof answerOutcomes)[number];
