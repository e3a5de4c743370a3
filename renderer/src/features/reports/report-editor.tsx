import { PanelLeft, PanelRight } from 'lucide-react';
import { redo, undo } from 'prosemirror-history';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Report } from '../../../../shared/model/records.ts';
import { runCommand, useCommand } from '../../commands.ts';
import { IconButton } from '../../components/button.tsx';
import { reportCommandOf } from '../../keyboard.ts';
import { openReport } from '../../stores/navigation.ts';
import { toggleReportDrawer, toggleReportOutline, usePreferences } from '../../stores/preferences.ts';
import { text } from '../../text.ts';
import { AudiencePicker, Salutation } from './audience-picker.tsx';
import { DraftHistory } from './draft-history.tsx';
import { Checks } from './checks.tsx';
import { Editions } from './editions.tsx';
import { EvidenceDrawer } from './evidence-drawer.tsx';
import { ExportActions } from './export/export-actions.tsx';
import type { ReportDesk, WrittenReport } from './insertion.ts';
import { Outline } from './outline.tsx';
import { answerOpening } from './own-insertions.tsx';
import { PublishButton } from './publish-button.tsx';
import { ReportTitle } from './report-title.tsx';
import { ReportTools } from './report-tools.tsx';
import { useMaterial } from './use-material.ts';
import { usePage } from './use-page.ts';
import { useReportDraft } from './use-report-draft.ts';

const words = text.reportEditor;

/** A page on a desk: outline, checks and history on the left, evidence on the right, everything saved as it is written. */
export function ReportEditor({ report }: { report: Report }) {
  const { saving, change } = useReportDraft(report);
  const [title, setTitle] = useState(report.title);
  const [document, setDocument] = useState(report.document);
  const [dialog, setDialog] = useState<ReactNode>(null);
  const { material, store } = useMaterial(report.id, document);
  const place = useRef<HTMLDivElement>(null);
  const changed = useMemo(
    () => (state: Parameters<typeof change>[0]['state']) => change({ state: state ?? null }),
    [change],
  );
  const page = usePage(place, report.document, { store, changed, told: setDocument });
  const { reportOutline, reportDrawer } = usePreferences();
  const { flush } = saving;
  const desk = useMemo<ReportDesk | null>(
    () =>
      page && {
        report,
        page,
        flush,
        ask: (asked) => {
          setDialog(asked);
          if (asked === null) page.view.focus();
        },
      },
    [report, page, flush],
  );
  useEffect(() => (desk === null ? undefined : answerOpening(desk)), [desk]);
  const wasAsked = useRef(false);
  useEffect(() => {
    // Behind the dialog's own end, which gives the focus back to what opened it: one goes on writing.
    if (dialog === null && wasAsked.current) page?.view.focus();
    wasAsked.current = dialog !== null;
  }, [dialog, page]);
  const written: WrittenReport | null = desk && { desk, title, document, material };
  const retitle = (next: string): void => {
    setTitle(next);
    change({ title: next });
  };
  useCommand('report-undo', () => void page?.run(undo));
  useCommand('report-redo', () => void page?.run(redo));
  useCommand('close', () => {
    openReport(null);
    return true;
  });

  return (
    <>
      {reportOutline ? (
        <div className="report-side">
          <Outline
            title={title}
            document={document}
            onGo={(id) => {
              if (id === null) window.document.querySelector<HTMLElement>('.report-title')?.focus();
              else page?.goTo(id);
            }}
            onBack={() => openReport(null)}
          />
          {written === null ? null : <Checks report={written} />}
          <Editions reportId={report.id} />
          {written === null ? null : <DraftHistory written={written} savedAt={report.updatedAt} onTitle={retitle} />}
        </div>
      ) : null}
      <main
        className="desk"
        aria-label={title || text.reports.untitled}
        onKeyDown={(event) => {
          const command = reportCommandOf(event);
          if (command !== null && runCommand(command)) event.preventDefault();
        }}
      >
        <h1 className="visually-hidden">{title || text.reports.untitled}</h1>
        <div className="desk-bar">
          <IconButton
            label={reportOutline ? words.hideOutline : words.showOutline}
            aria-expanded={reportOutline}
            onClick={toggleReportOutline}
          >
            <PanelLeft size={15} />
          </IconButton>
          {desk === null ? null : <ReportTools desk={desk} />}
          <div className="desk-actions">
            <span className={saving.state === 'failed' ? 'desk-state field-error' : 'desk-state'} role="status">
              {text.reports.state[saving.state]}
            </span>
            {desk === null ? null : <AudiencePicker desk={desk} />}
            {written === null ? null : <ExportActions written={written} />}
            {written === null ? null : <PublishButton report={written} />}
            <IconButton
              label={reportDrawer ? words.hideDrawer : words.showDrawer}
              aria-expanded={reportDrawer}
              onClick={() => toggleReportDrawer()}
            >
              <PanelRight size={15} />
            </IconButton>
          </div>
        </div>
        <div className="desk-scroll">
          <div className="sheet">
            <ReportTitle
              title={title}
              isNew={report.title === '' && report.document.content.length === 0}
              onChange={retitle}
              onLeave={() => page?.view.focus()}
            />
            <Salutation reportId={report.id} />
            {material === undefined || material.leansOn.length === 0 ? null : (
              <aside className="leaning">
                {text.assumptions.leans}
                <ul>
                  {material.leansOn.map((sentence) => (
                    <li key={sentence}>“{sentence}”</li>
                  ))}
                </ul>
              </aside>
            )}
            <div ref={place} />
          </div>
        </div>
      </main>
      {reportDrawer && written !== null ? <EvidenceDrawer report={written} /> : null}
      {dialog}
    </>
  );
}
