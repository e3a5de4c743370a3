import { memo, startTransition, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Report } from '../../../../shared/model/records.ts';
import { useCommand } from '../../commands.ts';
import { openReport } from '../../stores/navigation.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { text } from '../../text.ts';
import { Salutation } from './audience-picker.tsx';
import { askComment } from './comment-field.tsx';
import { EvidenceDrawer } from './evidence-drawer.tsx';
import { FindBar } from './find-bar.tsx';
import type { Insertion } from './insertion.ts';
import { insertions } from './insertions.ts';
import { answerOpening } from './own-insertions.tsx';
import { askPicture } from './picture-dialog.tsx';
import { ReportBar, ReportFoot } from './report-bar.tsx';
import { ReportSide } from './report-side.tsx';
import { ReportTitle } from './report-title.tsx';
import { SlashList } from './slash-list.tsx';
import { takePictures } from './take-pictures.ts';
import { useDesk, useWritten } from './use-desk.ts';
import { useMaterial } from './use-material.ts';
import { usePage } from './use-page.ts';
import { useReportCommands } from './use-report-commands.ts';
import { useReportDraft } from './use-report-draft.ts';

// A long list need not be drawn with every dialog and field of the editor.
const Drawer = memo(EvidenceDrawer);

/** A page on a desk: outline, checks and history on the left, evidence on the right, everything saved as it is written. */
export function ReportEditor({ report }: { report: Report }) {
  const { saving, change, savedAt } = useReportDraft(report);
  const [title, setTitle] = useState(report.title);
  const [document, setDocument] = useState(report.document);
  const [dialog, setDialog] = useState<ReactNode>(null);
  const [finding, setFinding] = useState<string | null>(null);
  const { material, store } = useMaterial(report.id, document);
  const place = useRef<HTMLDivElement>(null);
  const page = usePage(place, report, {
    store,
    changed: (state) => change({ state }),
    told: (made) => startTransition(() => setDocument(made.document())),
    actions: {
      insertions: () => insertions,
      take: (insertion: Insertion) => desk && insertion.run(desk),
      takeFiles: takePictures,
      key: (event) => takeKey(event),
      openBlock: () => desk !== null && askPicture(desk),
      openComment: () => desk && askComment(desk),
    },
  });
  const { reportOutline, reportDrawer } = usePreferences();
  const { flush } = saving;
  const desk = useDesk(report, page, flush, setDialog);
  useEffect(() => (desk === null ? undefined : answerOpening(desk)), [desk]);
  const wasAsked = useRef(false);
  useEffect(() => {
    // Behind the dialog's own end, which gives the focus back to what opened it: one goes on writing.
    if (dialog === null && wasAsked.current) page?.view.focus();
    wasAsked.current = dialog !== null;
  }, [dialog, page]);
  const written = useWritten(desk, title, document, material);
  const retitle = useCallback(
    (next: string): void => {
      setTitle(next);
      change({ title: next });
    },
    [change],
  );
  const find = (): void => {
    if (page === null) return;
    const { from, to } = page.view.state.selection;
    setFinding(page.view.state.doc.textBetween(from, Math.min(to, from + 200), ' ').split('\n')[0] ?? '');
    window.document.querySelector<HTMLElement>('.find-bar input')?.focus();
  };
  const takeKey = useReportCommands(desk, find);
  useCommand('close', () => {
    openReport(null);
    return true;
  });

  return (
    <>
      {reportOutline && written !== null ? <ReportSide written={written} savedAt={savedAt} onTitle={retitle} /> : null}
      <main
        className="desk"
        aria-label={title || text.reports.untitled}
        onKeyDown={(event) => {
          if (event.defaultPrevented || !takeKey(event.nativeEvent)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <h1 className="visually-hidden">{title || text.reports.untitled}</h1>
        <ReportBar written={written} />
        {finding === null || desk === null ? null : (
          <FindBar
            desk={desk}
            first={finding}
            onClose={() => {
              setFinding(null);
              desk.page.view.focus();
            }}
          />
        )}
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
            <div ref={place} className="page-place" />
          </div>
        </div>
        <ReportFoot reportId={report.id} written={written} />
        {desk === null ? null : <SlashList desk={desk} />}
      </main>
      {reportDrawer && written !== null ? <Drawer report={written} /> : null}
      {dialog}
    </>
  );
}
