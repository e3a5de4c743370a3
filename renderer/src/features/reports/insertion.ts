import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Report } from '../../../../shared/model/records.ts';
import type { ReportDocument } from '../../../../shared/model/report-document.ts';
import type { ReportMaterial } from '../../../../shared/model/report-material.ts';
import type { ReportPage } from './report-page.ts';

/** What blocks, menus and dialogs of the editor work with. */
export interface ReportDesk {
  report: Report;
  page: ReportPage;
  /** Shows a dialog above the page; null takes it away and gives the focus back to the page. */
  ask(dialog: ReactNode): void;
  /** Resolves when everything that was typed is stored; what reads the report elsewhere waits for it. */
  flush(): Promise<void>;
}

/** The report as it stands on the page, brought up to date in pauses of typing: for what is told about it beside the page. */
export interface WrittenReport {
  desk: ReportDesk;
  title: string;
  document: ReportDocument;
  /** Undefined until it was read. */
  material: ReportMaterial | undefined;
}

/** Something that can be put into a report, from the slash menu, the toolbar and the palette. */
export interface Insertion {
  key: string;
  words: string;
  /** One line: what it is for. */
  hint: string;
  /** More words that it is found by. */
  keywords: string;
  icon: LucideIcon;
  /** Inserts at once, or asks first what to insert. */
  run(desk: ReportDesk): void;
}
