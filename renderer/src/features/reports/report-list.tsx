import { useQuery } from '@tanstack/react-query';
import { FileText, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { createReport, deleteReport } from '../../actions/records.ts';
import { useCommand } from '../../commands.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { openReport } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatMoment } from '../../time.ts';

export function ReportList() {
  const { data, error, isPending, refetch } = useQuery(queries.reports());
  const now = useNow();
  const [index, setIndex] = useState(-1);
  const reports = data ?? [];
  const step = (by: number): void => {
    const next = Math.max(0, Math.min(reports.length - 1, index + by));
    setIndex(next);
    document.querySelectorAll<HTMLElement>('.report-open')[next]?.focus();
  };
  useCommand('next', () => step(1), reports.length > 0);
  useCommand('previous', () => step(-1), reports.length > 0);
  const create = (
    <Button look="main" icon={<Plus size={15} />} onClick={() => void createReport()}>
      {text.reports.create}
    </Button>
  );
  return (
    <main className="page" aria-label={text.reports.heading}>
      <header className="page-head">
        <h1>{text.reports.heading}</h1>
        {reports.length > 0 ? create : null}
      </header>
      {error !== null && data === undefined ? (
        <ErrorState title={text.reports.failed} error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <LoadingState />
      ) : reports.length === 0 ? (
        <EmptyState
          icon={<FileText size={28} strokeWidth={1.5} />}
          title={text.reports.empty}
          hint={text.reports.emptyHint}
        >
          {create}
        </EmptyState>
      ) : (
        <ul className="cards">
          {reports.map((report) => (
            <li key={report.id} className="card report-card">
              <button type="button" className="report-open" onClick={() => openReport(report.id)}>
                <span className="report-card-title">{report.title || text.reports.untitled}</span>
                <span className="card-facts">
                  {text.reports.evidenceCount(report.evidence)} ·{' '}
                  {text.reports.changed(formatMoment(report.updatedAt, now))}
                </span>
              </button>
              <IconButton
                label={`${text.reports.delete}: ${report.title || text.reports.untitled}`}
                onClick={() => void deleteReport(report.id)}
              >
                <Trash2 size={15} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}
