import { Heading, Quote, Redo2, Undo2 } from 'lucide-react';
import { setBlockType } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Evidence } from '../../../../shared/model/evidence.ts';
import { evidenceBlock, usesOf } from '../../../../shared/model/report-document.ts';
import type { Report } from '../../../../shared/model/records.ts';
import { useCommand } from '../../commands.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { reportCommandOf } from '../../keyboard.ts';
import { announce } from '../../stores/announce.ts';
import { openReport } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { EvidenceDrawer } from './evidence-drawer.tsx';
import { ExportMenu } from './export-menu.tsx';
import { Outline } from './outline.tsx';
import { createReportPage, type ReportPage } from './report-page.ts';
import { reportSchema } from './schema.ts';
import { useMaterial } from './use-material.ts';
import { useReportDraft } from './use-report-draft.ts';

/** A page on a desk: outline on the left, evidence on the right, everything saved as it is written. */
export function ReportEditor({ report }: { report: Report }) {
  const { saving, change } = useReportDraft(report);
  const { state, flush } = saving;
  const [title, setTitle] = useState(report.title);
  const [document, setDocument] = useState(report.document);
  const { material, store } = useMaterial(report.id, document);
  const place = useRef<HTMLDivElement>(null);
  const page = useRef<ReportPage | null>(null);
  const first = useRef(report.document);
  const used = useMemo(() => new Set(usesOf(document).evidence), [document]);

  useEffect(() => {
    const made = createReportPage(place.current!, first.current, {
      material: store,
      changed: (after) => {
        setDocument(after);
        change({ document: after });
      },
    });
    page.current = made;
    return () => made.destroy();
  }, [store, change]);

  const insertEvidence = (one: Evidence): void => {
    page.current?.insert([evidenceBlock(one.id, crypto.randomUUID())]);
    announce(text.reports.inserted);
  };
  const undoStep = (): void => void page.current?.run(undo);
  const redoStep = (): void => void page.current?.run(redo);

  useCommand('report-undo', undoStep);
  useCommand('report-redo', redoStep);
  useCommand('close', () => {
    openReport(null);
    return true;
  });

  return (
    <>
      <Outline
        title={title}
        document={document}
        material={material}
        onGo={(id) => {
          if (id === null) window.document.querySelector<HTMLElement>('.report-title')?.focus();
          else page.current?.goTo(id);
        }}
        onBack={() => openReport(null)}
      />
      <main
        className="desk"
        aria-label={title || text.reports.untitled}
        onKeyDown={(event) => {
          const command = reportCommandOf(event);
          if (command === 'report-undo') undoStep();
          else if (command === 'report-redo') redoStep();
          else return;
          event.preventDefault();
        }}
      >
        <h1 className="visually-hidden">{title || text.reports.untitled}</h1>
        <div className="desk-bar" role="toolbar" aria-label={text.reports.toolbar}>
          <Button
            look="quiet"
            icon={<Heading size={14} />}
            onClick={() => page.current?.run(setBlockType(reportSchema.nodes['heading']!, { level: 2 }))}
          >
            {text.reports.addHeading}
          </Button>
          <Button
            look="quiet"
            icon={<Quote size={14} />}
            onClick={() => window.document.querySelector<HTMLElement>('#evidence-search')?.focus()}
          >
            {text.reports.addQuote}
          </Button>
          <span className="desk-gap" />
          <IconButton label={text.reports.undo} onClick={undoStep}>
            <Undo2 size={15} />
          </IconButton>
          <IconButton label={text.reports.redo} onClick={redoStep}>
            <Redo2 size={15} />
          </IconButton>
          <span className={state === 'failed' ? 'desk-state field-error' : 'desk-state'} role="status">
            {text.reports.state[state]}
          </span>
          <ExportMenu reportId={report.id} flush={flush} />
        </div>
        <div className="desk-scroll">
          <div className="sheet">
            <textarea
              className="report-title"
              rows={1}
              aria-label={text.reports.titleField}
              placeholder={text.reports.untitled}
              value={title}
              autoFocus={title === '' && report.document.content.length === 0}
              onChange={(event) => {
                const words = event.target.value.replace(/\n/g, ' ').slice(0, 500);
                setTitle(words);
                change({ title: words });
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                page.current?.view.focus();
              }}
            />
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
      <EvidenceDrawer used={used} onInsert={insertEvidence} />
    </>
  );
}
