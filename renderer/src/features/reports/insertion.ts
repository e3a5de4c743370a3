import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Report } from '../../../../shared/model/records.ts';
import type { ReportPage } from './report-page.ts';

/** What blocks, menus and dialogs of the editor work with. */
export interface ReportDesk {
  report: Report;
  page: ReportPage;
  /** Shows a dialog above the page; null takes it away and gives the focus back to the page. */
  ask(dialog: ReactNode): void;
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
