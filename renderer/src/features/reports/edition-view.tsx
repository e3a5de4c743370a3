import { useQuery } from '@tanstack/react-query';
import { Share, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Edition } from '../../../../shared/model/edition.ts';
import { withdrawEdition } from '../../actions/publishing.ts';
import { useCommand } from '../../commands.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { openReport } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { formatDay } from '../../time.ts';
import { CompanyAnswers } from './company-answers.tsx';
import { ExportDialog } from './export/export-dialog.tsx';
import { Editions } from './editions.tsx';
import { Outline } from './outline.tsx';
import { ReadingPage } from './reading-page.tsx';

const words = text.publishing;
const nothingTyped = (): Promise<void> => Promise.resolve();

/** What was published, to be read, and what the company answered. */
export function EditionView({ id }: { id: number }) {
  const { data, error, refetch } = useQuery(queries.publishedEdition(id));
  useCommand('close', () => {
    leave(data);
    return true;
  });
  if (data !== undefined) return <OpenEdition edition={data} />;
  return (
    <main className="report-gone" aria-label={words.readOnly}>
      {error === null ? (
        <LoadingState />
      ) : (
        <>
          <ErrorState title={words.editionGone} error={error} retry={() => void refetch()} />
          <button type="button" className="link-button" onClick={() => openReport(null)}>
            {text.reports.back}
          </button>
        </>
      )}
    </main>
  );
}

function leave(edition: Edition | undefined): void {
  openReport(edition?.hasDraft === true ? edition.reportId : null);
}

function OpenEdition({ edition }: { edition: Edition }) {
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const [exporting, setExporting] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const day = formatDay(edition.publishedAt, now);
  const name = words.edition(edition.number, edition.edition);
  const withdraw = async (): Promise<void> => {
    setBusy(true);
    const isDone = await withdrawEdition(edition.id);
    setBusy(false);
    if (isDone) leave(edition);
  };
  return (
    <>
      <div className="report-side">
        <Outline
          title={edition.title}
          document={edition.document}
          onGo={(blockId) => {
            const found =
              blockId === null
                ? document.querySelector('.edition-title')
                : place.current?.querySelector(`[data-block="${CSS.escape(blockId)}"]`);
            found?.scrollIntoView({ block: 'start' });
          }}
          onBack={() => openReport(null)}
        />
        <Editions reportId={edition.reportId} openId={edition.id} />
      </div>
      <main className="desk" aria-label={`${edition.title || text.reports.untitled}, ${name}`}>
        <div className="desk-bar edition-bar">
          <p className="edition-facts">
            <strong>{words.editionOn(name, day)}</strong>
            {edition.audience.name === '' ? null : <span>{words.audience(edition.audience.name)}</span>}
            <Verified edition={edition} />
          </p>
          <div className="desk-actions">
            <Button icon={<Share size={14} />} onClick={() => setExporting(true)}>
              {text.reportExport.open}
            </Button>
            {edition.canWithdraw ? (
              <Button look="quiet" icon={<Undo2 size={14} />} disabled={busy} onClick={() => void withdraw()}>
                {words.withdraw}
              </Button>
            ) : null}
            {edition.hasDraft ? (
              <Button onClick={() => openReport(edition.reportId)}>{words.backToDraft}</Button>
            ) : (
              <span className="quiet">{words.draftGone}</span>
            )}
          </div>
        </div>
        <div className="desk-scroll">
          <div className="sheet">
            <h1 className="report-title edition-title" dir="auto">
              {edition.title || text.reports.untitled}
            </h1>
            <ReadingPage document={edition.document} material={edition.material} place={place} />
          </div>
        </div>
      </main>
      <CompanyAnswers edition={edition} />
      {exporting ? (
        <ExportDialog
          reportId={edition.reportId}
          title={edition.title}
          audienceId={null}
          editionId={edition.id}
          flush={nothingTyped}
          onClose={() => setExporting(false)}
        />
      ) : null}
    </>
  );
}

/** Whether it reads as it was published. */
function Verified({ edition }: { edition: Edition }) {
  const now = useNow();
  const hash = words.hash(edition.hash);
  if (edition.state === 'altered') {
    return (
      <span className="edition-altered" title={hash}>
        {words.altered}
      </span>
    );
  }
  return (
    <span className="edition-verified" title={hash}>
      {edition.state === 'redacted' && edition.redactedAt !== null
        ? words.redacted(formatDay(edition.redactedAt, now))
        : words.unchanged(formatDay(edition.publishedAt, now))}
    </span>
  );
}
