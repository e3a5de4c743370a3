import { useQuery } from '@tanstack/react-query';
import { FileWarning } from 'lucide-react';
import { useState } from 'react';
import type { Report } from '../../../../shared/model/records.ts';
import { queries } from '../../query.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { openReport, useNavigation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { EditionView } from './edition-view.tsx';
import { isReadable } from './documents.ts';
import { ReportEditor } from './report-editor.tsx';
import { ReportList } from './report-list.tsx';

/** The list of reports, or the one that is open. */
export default function ReportsView() {
  const reportId = useNavigation((state) => state.reportId);
  const editionId = useNavigation((state) => state.editionId);
  if (editionId !== null) return <EditionView key={editionId} id={editionId} />;
  return reportId === null ? <ReportList /> : <OpenReport key={reportId} id={reportId} />;
}

function OpenReport({ id }: { id: number }) {
  const { data, error, refetch } = useQuery(queries.report(id));
  if (data !== undefined) return <ReadReport report={data} />;
  return (
    <main className="report-gone" aria-label={text.reports.heading}>
      {error === null ? (
        <LoadingState />
      ) : (
        <>
          <ErrorState title={text.reports.failedOne} error={error} retry={() => void refetch()} />
          <button type="button" className="link-button" onClick={() => openReport(null)}>
            {text.reports.back}
          </button>
        </>
      )}
    </main>
  );
}

function ReadReport({ report }: { report: Report }) {
  const [readable] = useState(() => isReadable(report.document));
  return readable ? <ReportEditor report={report} /> : <Unreadable />;
}

/** What a newer version wrote is neither guessed at nor written over. */
function Unreadable() {
  return (
    <main className="report-gone" aria-label={text.reports.heading}>
      <EmptyState
        icon={<FileWarning size={28} strokeWidth={1.5} />}
        title={text.reportEditor.unreadable}
        hint={text.reportEditor.unreadableHint}
      >
        <button type="button" className="link-button" onClick={() => openReport(null)}>
          {text.reports.back}
        </button>
      </EmptyState>
    </main>
  );
}
