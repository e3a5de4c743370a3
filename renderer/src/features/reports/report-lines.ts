import type { EditionSummary } from '../../../../shared/model/edition.ts';
import type { ReportSummary } from '../../../../shared/model/records.ts';

/** A report with the newest of what was published of it. */
export interface ReportLine {
  report: ReportSummary;
  edition: EditionSummary | null;
}

export interface ListSetting {
  /** The title holds all of these words. */
  words: string;
  show: 'all' | 'drafts' | 'published';
  sort: 'changed' | 'title' | 'published';
}

/** Drafts are what was never published. */
export function shownReports(
  reports: readonly ReportSummary[],
  editions: readonly EditionSummary[],
  { words, show, sort }: ListSetting,
): ReportLine[] {
  const newest = new Map<number, EditionSummary>();
  for (const edition of editions) {
    const known = newest.get(edition.reportId);
    if (known === undefined || edition.edition > known.edition) newest.set(edition.reportId, edition);
  }
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const lines = reports
    .map((report): ReportLine => ({ report, edition: newest.get(report.id) ?? null }))
    .filter(({ edition }) => show === 'all' || (edition !== null) === (show === 'published'))
    .filter(({ report }) => wanted.every((word) => report.title.toLocaleLowerCase().includes(word)));
  const byTitle = new Intl.Collator('en', { numeric: true });
  const orders: Record<ListSetting['sort'], (a: ReportLine, b: ReportLine) => number> = {
    changed: (a, b) => b.report.updatedAt - a.report.updatedAt,
    title: (a, b) => byTitle.compare(a.report.title, b.report.title),
    published: (a, b) => (b.edition?.publishedAt ?? 0) - (a.edition?.publishedAt ?? 0),
  };
  return lines.sort(
    (a, b) => orders[sort](a, b) || b.report.updatedAt - a.report.updatedAt || b.report.id - a.report.id,
  );
}
