import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { comparedReports, type ComparedBlock } from '../../../../shared/model/compare-reports.ts';
import type { ReportDocument } from '../../../../shared/model/report-document.ts';
import { needsOf } from '../../../../shared/model/report-material.ts';
import { showFailure } from '../../actions/failure.ts';
import { DialogFoot } from '../../components/dialog-foot.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { queries } from '../../query.ts';
import { showToast } from '../../stores/announce.ts';
import { text } from '../../text.ts';
import { formatMoment } from '../../time.ts';
import { ComparedText } from './compared-text.tsx';
import type { ReportDesk, WrittenReport } from './insertion.ts';
import { keepDraft } from './keep-draft.ts';

const words = text.drafts.history;
const panelId = 'earlier-panel';

/** A state of the report before now: a draft that was kept, or an edition. */
export interface Earlier {
  type: 'version' | 'edition';
  id: number;
  number: number;
  at: number;
}

interface EarlierDialogProps {
  earlier: Earlier;
  written: WrittenReport;
  onTitle: (title: string) => void;
  onClose: () => void;
}

/** Shows what the report was, what changed since, and brings it back. */
export function EarlierDialog({ earlier, written, onTitle, onClose }: EarlierDialogProps) {
  const [view, setView] = useState<'compare' | 'asItWas'>('compare');
  const [now] = useState(() => Date.now());
  const version = useQuery({ ...queries.version(earlier.id), enabled: earlier.type === 'version' });
  const edition = useQuery({ ...queries.publishedEdition(earlier.id), enabled: earlier.type === 'edition' });
  const { data, error, refetch } = earlier.type === 'version' ? version : edition;
  const when = formatMoment(earlier.at, now);
  const title = (earlier.type === 'version' ? words.versionTitle : words.editionTitle)(earlier.number, when);
  const restore = async (before: { title: string; document: ReportDocument }): Promise<void> => {
    if (!(await restored(written, before, earlier.number, onTitle))) return;
    onClose();
  };
  return (
    <Dialog title={title} wide onClose={onClose}>
      {data === undefined ? (
        error === null ? (
          <LoadingState />
        ) : (
          <ErrorState title={words.failed} error={error} retry={() => void refetch()} />
        )
      ) : (
        <>
          <Tabs
            label={words.view}
            controls={panelId}
            chosen={view}
            onChoose={setView}
            tabs={[
              { key: 'compare', label: words.compare },
              { key: 'asItWas', label: words.asItWas },
            ]}
          />
          <div id={panelId} role="tabpanel" aria-label={words[view]} tabIndex={0} className="earlier-panel">
            <Compared before={data} written={written} view={view} />
          </div>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void restore(data);
            }}
          >
            <DialogFoot submit={words.restore} onCancel={onClose}>
              <p className="quiet">{words.restoreHint}</p>
            </DialogFoot>
          </form>
        </>
      )}
    </Dialog>
  );
}

interface ComparedProps {
  before: { title: string; document: ReportDocument };
  written: WrittenReport;
  view: 'compare' | 'asItWas';
}

function Compared({ before, written, view }: ComparedProps) {
  const reportId = written.desk.report.id;
  const needs = JSON.stringify(needsOf(reportId, before.document));
  const material = useQuery(queries.reportMaterial(reportId, needs)).data;
  const blocks = useMemo((): ComparedBlock[] => {
    const old = { title: before.title, document: before.document, material: material ?? null };
    if (view === 'asItWas') return comparedReports(old, old);
    return comparedReports(old, {
      title: written.title,
      document: written.document,
      material: written.material ?? null,
    });
  }, [before, material, written, view]);
  return <ComparedText blocks={blocks} whole={view === 'asItWas'} />;
}

/** Puts an earlier state in place of what stands now, which is kept; one step back undoes it. */
async function restored(
  { desk, title }: WrittenReport,
  earlier: { title: string; document: ReportDocument },
  number: number,
  onTitle: (title: string) => void,
): Promise<boolean> {
  try {
    await keepDraft(desk);
    const before = { title, document: desk.page.document() };
    put(desk, earlier, onTitle);
    showToast(words.restored(number), {
      action: { label: words.undo, run: () => put(desk, before, onTitle) },
    });
    return true;
  } catch (error) {
    showFailure(words.restore, error);
    return false;
  }
}

function put(
  { page }: ReportDesk,
  { title, document }: { title: string; document: ReportDocument },
  onTitle: (title: string) => void,
): void {
  page.replace(document);
  onTitle(title);
}
