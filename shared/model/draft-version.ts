import type { ReportDocument } from './report-document.ts';

/** An earlier state of a draft; `at` is when it was saved, milliseconds since 1970. */
export interface DraftVersionSummary {
  id: number;
  number: number;
  title: string;
  at: number;
}

export interface DraftVersion extends DraftVersionSummary {
  reportId: number;
  document: ReportDocument;
}
