import { FilePlus2, Heading, Pilcrow, Quote, Redo2, Undo2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Evidence } from '../../../../shared/model/evidence.ts';
import type { Report } from '../../../../shared/model/records.ts';
import { useCommand } from '../../commands.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { EmptyState } from '../../components/states.tsx';
import { reportCommandOf } from '../../keyboard.ts';
import { announce } from '../../stores/announce.ts';
import { openReport } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { withInserted, withMoved, withoutBlock, withShape, withText } from './document-edits.ts';
import type { NewBlock } from './document-edits.ts';
import { EvidenceDrawer } from './evidence-drawer.tsx';
import { ExportMenu } from './export-menu.tsx';
import { InsertLine } from './insert-line.tsx';
import { Outline } from './outline.tsx';
import type { BlockCommands } from './report-block.tsx';
import { ReportBlockView } from './report-block.tsx';
import { freshBlock, useReportDraft } from './use-report-draft.ts';

/** A page on a desk: outline on the left, evidence on the right, everything saved as it is written. */
export function ReportEditor({ report }: { report: Report }) {
  const { draft, state, canUndo, canRedo, edit, undo, redo, flush } = useReportDraft(report);
  const { blocks } = draft;
  const page = useRef<HTMLDivElement>(null);
  /** The block that was written in last: what is inserted goes behind it. */
  const place = useRef<string | null>(blocks.at(-1)?.id ?? null);
  const [wanted, setWanted] = useState<string | null>(null);
  // Evidence inserted here is shown before the report itself was read again.
  const [taken, setTaken] = useState<Record<number, Evidence>>({});
  const evidence = useMemo(() => ({ ...taken, ...report.evidenceById }), [taken, report.evidenceById]);
  const used = useMemo(
    () => new Set(blocks.flatMap((block) => (block.type === 'evidence' ? [block.evidenceId] : []))),
    [blocks],
  );
  const latest = useRef(blocks);
  useEffect(() => {
    latest.current = blocks;
  });

  useEffect(() => {
    if (wanted === null) return;
    const element = page.current?.querySelector<HTMLElement>(
      wanted === 'title' ? '.report-title' : `[data-block="${wanted}"] :is(textarea, .report-quote)`,
    );
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
    setWanted(null);
  }, [wanted]);

  const insert = (block: NewBlock, after: string | null = place.current): void => {
    const made = freshBlock(block);
    edit((before) => withInserted(before, made, after));
    place.current = made.id;
    setWanted(made.id);
  };

  // The focus stays in the drawer, so that several quotes can be taken one after the other.
  const insertEvidence = (one: Evidence): void => {
    const made = freshBlock({ type: 'evidence', evidenceId: one.id });
    const after = place.current ?? blocks.at(-1)?.id ?? null;
    setTaken((before) => ({ ...before, [one.id]: one }));
    edit((before) => withInserted(before, made, after));
    place.current = made.id;
    announce(text.reports.inserted);
    requestAnimationFrame(() =>
      page.current?.querySelector(`[data-block="${made.id}"]`)?.scrollIntoView({ block: 'nearest' }),
    );
  };

  const commands = useMemo<BlockCommands>(
    () => ({
      write: (id, words) => edit((before) => withText(before, id, words), `block-${id}`),
      focus: (id) => {
        place.current = id;
      },
      move: (id, by) => {
        edit((before) => withMoved(before, id, by));
        const index = latest.current.findIndex((block) => block.id === id) + by;
        if (index >= 0 && index < latest.current.length) announce(text.reports.moved(index + 1, latest.current.length));
        setWanted(id);
      },
      remove: (id) => {
        const index = latest.current.findIndex((block) => block.id === id);
        const neighbour = latest.current[index - 1] ?? latest.current[index + 1];
        edit((before) => withoutBlock(before, id));
        place.current = neighbour?.id ?? null;
        setWanted(neighbour?.id ?? 'title');
      },
      reshape: (id, shape) => {
        edit((before) => withShape(before, id, shape));
        setWanted(id);
      },
      addText: (after) => {
        const made = freshBlock({ type: 'text', text: '' });
        edit((before) => withInserted(before, made, after));
        setWanted(made.id);
      },
    }),
    [edit],
  );

  useCommand('report-undo', undo);
  useCommand('report-redo', redo);
  useCommand('close', () => {
    openReport(null);
    return true;
  });

  const keys = (event: KeyboardEvent): void => {
    const command = reportCommandOf(event);
    if (command === 'report-undo') undo();
    else if (command === 'report-redo') redo();
    else return;
    event.preventDefault();
  };

  const goTo = (blockId: string | null): void => {
    const selector = blockId === null ? '.report-title' : `[data-block="${blockId}"]`;
    page.current?.querySelector(selector)?.scrollIntoView({ block: 'center' });
    setWanted(blockId ?? 'title');
  };

  return (
    <>
      <Outline title={draft.title} blocks={blocks} evidence={evidence} onGo={goTo} onBack={() => openReport(null)} />
      {/* Ctrl+Z counts for the whole report, wherever in it the focus stands. */}
      <main className="desk" aria-label={draft.title || text.reports.untitled} onKeyDown={keys}>
        <h1 className="visually-hidden">{draft.title || text.reports.untitled}</h1>
        <div className="desk-bar" role="toolbar" aria-label={text.reports.toolbar}>
          <Button look="quiet" icon={<Pilcrow size={14} />} onClick={() => insert({ type: 'text', text: '' })}>
            {text.reports.addText}
          </Button>
          <Button
            look="quiet"
            icon={<Heading size={14} />}
            onClick={() => insert({ type: 'heading', level: 2, text: '' })}
          >
            {text.reports.addHeading}
          </Button>
          <Button
            look="quiet"
            icon={<Quote size={14} />}
            onClick={() => document.querySelector<HTMLElement>('#evidence-search')?.focus()}
          >
            {text.reports.addQuote}
          </Button>
          <span className="desk-gap" />
          <IconButton label={text.reports.undo} disabled={!canUndo} onClick={undo}>
            <Undo2 size={15} />
          </IconButton>
          <IconButton label={text.reports.redo} disabled={!canRedo} onClick={redo}>
            <Redo2 size={15} />
          </IconButton>
          <span className={state === 'failed' ? 'desk-state field-error' : 'desk-state'} role="status">
            {text.reports.state[state]}
          </span>
          <ExportMenu reportId={report.id} flush={flush} />
        </div>
        <div className="desk-scroll">
          <div ref={page} className="sheet" role="group" aria-label={text.reports.page}>
            <textarea
              className="report-title"
              rows={1}
              aria-label={text.reports.titleField}
              placeholder={text.reports.untitled}
              value={draft.title}
              autoFocus={draft.title === '' && blocks.length === 0}
              onFocus={() => {
                place.current = null;
              }}
              onChange={(event) => {
                const title = event.target.value.replace(/\n/g, ' ').slice(0, 500);
                edit((before) => ({ ...before, title }), 'title');
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                const first = blocks[0];
                if (first === undefined) insert({ type: 'text', text: '' }, null);
                else setWanted(first.id);
              }}
            />
            {report.leansOn.length === 0 ? null : (
              <aside className="leaning">
                {text.assumptions.leans}
                <ul>
                  {report.leansOn.map((sentence) => (
                    <li key={sentence}>“{sentence}”</li>
                  ))}
                </ul>
              </aside>
            )}
            {blocks.length === 0 ? (
              <EmptyState
                icon={<FilePlus2 size={26} strokeWidth={1.5} />}
                title={text.reports.pageEmpty}
                hint={text.reports.pageEmptyHint}
              >
                <Button onClick={() => insert({ type: 'text', text: '' }, null)}>{text.reports.addText}</Button>
              </EmptyState>
            ) : (
              <InsertLine onInsert={(block) => insert(block, null)} />
            )}
            {blocks.map((block, index) => (
              <div key={block.id}>
                <ReportBlockView
                  block={block}
                  position={index + 1}
                  total={blocks.length}
                  evidence={block.type === 'evidence' ? evidence[block.evidenceId] : undefined}
                  commands={commands}
                />
                <InsertLine onInsert={(made) => insert(made, block.id)} />
              </div>
            ))}
          </div>
        </div>
      </main>
      <EvidenceDrawer used={used} onInsert={insertEvidence} />
    </>
  );
}
