import type { ReportAssets, ReportContent } from '../../../shared/model/report-content.ts';
import type { EvidenceRow } from './evidence-rows.ts';
import type { HtmlSetting } from '../html-page.ts';

/** A report as it is told to one audience, with all that its files are made of. */
export interface ToldReport {
  reportId: number;
  /** Null for a draft. */
  editionId: number | null;
  content: ReportContent;
  assets: ReportAssets;
  /** What it quotes, for tables. */
  evidence: EvidenceRow[];
  setting: ReportSetting;
}

export interface ReportSetting extends HtmlSetting {
  paper: 'A4' | 'Letter';
}

/** What one format makes of a report. */
export interface ReportFiles {
  main: string | Uint8Array;
  /** Files that the main one names, by paths relative to it with `/`. */
  beside: readonly { path: string; bytes: Uint8Array }[];
}

/** What goes on around the making of a file. */
export interface Making {
  /** The name of the main file without its ending. */
  stem: string;
  signal: AbortSignal;
}
