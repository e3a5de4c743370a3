import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { formatShort } from '../../time.ts';
import type { WrittenReport } from './insertion.ts';
import { EarlierDialog, type Earlier } from './earlier-dialog.tsx';

const words = text.drafts.history;
/** So many stand in the column at first. */
const shownFirst = 5;

interface DraftHistoryProps {
  written: WrittenReport;
  /** When the draft was saved last. */
  savedAt: number;
  onTitle: (title: string) => void;
}

function showEarlier(earlier: Earlier, written: WrittenReport, onTitle: (title: string) => void): void {
  const { desk } = written;
  desk.ask(<EarlierDialog earlier={earlier} written={written} onTitle={onTitle} onClose={() => desk.ask(null)} />);
}

/** What the report was before: drafts as they were kept, and editions as they were published, newest first. */
export function DraftHistory({ written, savedAt, onTitle }: DraftHistoryProps) {
  const reportId = written.desk.report.id;
  const versions = useQuery(queries.versions(reportId)).data ?? [];
  const editions = useQuery(queries.editions()).data?.filter((one) => one.reportId === reportId) ?? [];
  const [all, setAll] = useState(false);
  const now = useNow();
  const entries: (Earlier & { key: string; label: string })[] = [
    ...versions.map((version) => ({
      type: 'version' as const,
      key: `version ${version.id}`,
      at: version.at,
      id: version.id,
      number: version.number,
      label: words.draft(version.number, formatShort(version.at, now)),
    })),
    ...editions.map((edition) => ({
      type: 'edition' as const,
      key: `edition ${edition.id}`,
      at: edition.publishedAt,
      id: edition.id,
      number: edition.number,
      label: words.edition(edition.number, edition.edition, formatShort(edition.publishedAt, now)),
    })),
  ].sort((a, b) => b.at - a.at);
  const current = 1 + Math.max(0, ...versions.map(({ number }) => number));
  const shown = all ? entries : entries.slice(0, shownFirst);
  return (
    <section className="draft-history" aria-label={words.heading}>
      <h2 className="outline-label">{words.heading}</h2>
      <p className="history-now">{words.draft(current, formatShort(savedAt, now))}</p>
      <ul>
        {shown.map(({ key, label, ...earlier }) => (
          <li key={key}>
            <button type="button" className="outline-item" onClick={() => showEarlier(earlier, written, onTitle)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
      {entries.length > shown.length ? (
        <button type="button" className="link-button history-more" onClick={() => setAll(true)}>
          {words.older(entries.length - shown.length)}
        </button>
      ) : null}
    </section>
  );
}
