import { memo } from 'react';
import { openReport } from '../../stores/navigation.ts';
import { Checks } from './checks.tsx';
import { CommentList } from './comment-list.tsx';
import { DraftHistory } from './draft-history.tsx';
import { Editions } from './editions.tsx';
import type { WrittenReport } from './insertion.ts';
import { Outline } from './outline.tsx';

interface ReportSideProps {
  written: WrittenReport;
  savedAt: number;
  /** A version that is brought back has a title of its own. */
  onTitle: (title: string) => void;
}

/** What stands left of the page. */
export const ReportSide = memo(function ReportSide({ written, savedAt, onTitle }: ReportSideProps) {
  const { desk, title, document } = written;
  return (
    <div className="report-side">
      <Outline
        title={title}
        document={document}
        onGo={(id) => {
          if (id === null) window.document.querySelector<HTMLElement>('.report-title')?.focus();
          else desk.page.goTo(id);
        }}
        onBack={() => openReport(null)}
      />
      <Checks report={written} />
      <CommentList written={written} />
      <Editions reportId={desk.report.id} />
      <DraftHistory written={written} savedAt={savedAt} onTitle={onTitle} />
    </div>
  );
});
