/** A report as it is written: blocks in order. Evidence is named by id, its words live in the evidence table. */
export interface ReportDocument {
  version: 1;
  blocks: ReportBlock[];
}

export type ReportBlock =
  | { id: string; type: 'heading'; level: 1 | 2 | 3; text: string }
  | { id: string; type: 'text'; text: string }
  | { id: string; type: 'evidence'; evidenceId: number };
