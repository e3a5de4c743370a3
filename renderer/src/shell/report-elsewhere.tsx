import { AppWindow } from 'lucide-react';
import { useEffect } from 'react';
import { showFailure } from '../actions/failure.ts';
import { showBeside } from '../actions/places.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/states.tsx';
import { queries, queryClient } from '../query.ts';
import { openReport } from '../stores/navigation.ts';
import { text } from '../text.ts';

/** Stands in for a report that is being written in a window of its own: two editors would write over each other. */
export function ReportElsewhere({ id }: { id: number }) {
  // What was read before grows old there; an editor that began with it would write it back.
  useEffect(() => queryClient.removeQueries({ queryKey: queries.report(id).queryKey }), [id]);
  const show = (): void =>
    void showBeside({ type: 'report', id }).catch((error: unknown) => showFailure(text.desktop.showWindow, error));
  return (
    <main className="report-gone" aria-label={text.reports.heading}>
      <EmptyState
        icon={<AppWindow size={28} strokeWidth={1.5} />}
        title={text.desktop.reportElsewhere}
        hint={text.desktop.reportElsewhereHint}
      >
        <Button look="main" onClick={show}>
          {text.desktop.showWindow}
        </Button>
        <button type="button" className="link-button" onClick={() => openReport(null)}>
          {text.reports.back}
        </button>
      </EmptyState>
    </main>
  );
}
