import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, MoreHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { hasOutcome, type ChangeDetail } from '../../../../shared/model/change.ts';
import { championChange, deleteChange, saveChange } from '../../actions/changes.ts';
import { useCommand } from '../../commands.ts';
import { Button } from '../../components/button.tsx';
import { Menu } from '../../components/menu.tsx';
import { PlacedForm } from '../../components/placed-form.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { queries } from '../../query.ts';
import { openChange, showInbox } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { Answer } from './answer.tsx';
import { ChangeConversations } from './change-conversations.tsx';
import { StateWords } from './change-words.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { PeopleSay } from './people-say.tsx';
import { ReportAnswers } from './report-answers.tsx';
import { Similar } from './similar.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { Steps } from './steps.tsx';
import { Tracker } from './tracker.tsx';
import { useMoving } from './use-moving.tsx';
import { Voices } from './voices.tsx';

/** What other features say here. */
export interface ChangeSlots {
  notes: (changeId: number) => ReactNode;
  /** Beside what one writes to somebody: what stands between them and us. */
  beside: (personId: number, who: string) => ReactNode;
}

/** One change with all that is known of it. j and k go through it, Escape goes back. */
export function ChangePage({ id, slots }: { id: number; slots: ChangeSlots }) {
  const { data, error, refetch } = useQuery(queries.change(id));
  const page = useRef<HTMLElement>(null);
  useEffect(() => page.current?.focus(), []);
  useCommand('close', () => {
    if (document.activeElement?.closest('dialog, .popover, textarea, input')) return false;
    openChange(null);
    return true;
  });
  const step = (by: number): boolean => {
    const stops = [...(page.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
    const at = stops.findIndex((stop) => stop.contains(document.activeElement));
    const next = stops[at === -1 ? 0 : Math.max(0, Math.min(stops.length - 1, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
    return next !== undefined;
  };
  useCommand('next', () => step(1));
  useCommand('previous', () => step(-1));
  return (
    <main ref={page} className="page change-page" aria-label={data?.title ?? text.frame.views.changes} tabIndex={-1}>
      <button type="button" className="link-button change-back" onClick={() => openChange(null)}>
        <ArrowLeft size={14} /> {text.changes.back}
      </button>
      {data === undefined ? (
        error === null ? (
          <LoadingState />
        ) : (
          <ErrorState title={text.changes.failedOne} error={error} retry={() => void refetch()} />
        )
      ) : (
        <Detail change={data} slots={slots} />
      )}
    </main>
  );
}

function Detail({ change, slots }: { change: ChangeDetail; slots: ChangeSlots }) {
  const told = hasOutcome(change.state);
  return (
    <>
      <Head change={change} />
      <div className="change-columns">
        <div className="change-main">
          {told ? <Voices change={change} beside={slots.beside} /> : null}
          <PeopleSay change={change} />
          {told ? null : <Voices change={change} beside={slots.beside} />}
        </div>
        <div className="change-side">
          <Steps change={change} />
          <Answer change={change} />
          <ReportAnswers changeId={change.id} />
          <Tracker change={change} />
          <ChangeConversations change={change} />
          <Similar change={change} />
          {slots.notes(change.id)}
        </div>
      </div>
    </>
  );
}

type Open = 'edit' | 'merge' | 'split' | null;

function Head({ change }: { change: ChangeDetail }) {
  const moving = useMoving();
  const [open, setOpen] = useState<Open>(null);
  const reports = useQuery(queries.reports()).data ?? [];
  const { id, title } = change;
  return (
    <header className="change-head">
      {open === 'edit' ? (
        <EditTitle change={change} onClose={() => setOpen(null)} />
      ) : (
        <>
          <div className="change-title">
            <h1>{title}</h1>
            <StateWords state={change.state} />
          </div>
          {change.description === '' ? null : <p className="change-description">{change.description}</p>}
          {change.merged.length === 0 ? null : (
            <p className="quiet">
              {text.changes.wasMerged}: {change.merged.map((one) => `“${one.title}”`).join(', ')}
            </p>
          )}
        </>
      )}
      <div className="change-tools">
        <Menu label={text.changes.moveIt} align="start" items={moving.items(change)} />
        <Menu
          label={text.changes.champion}
          align="start"
          disabled={change.evidence.length === 0}
          items={[
            { key: 'new', label: text.changes.championNew, run: () => void championChange(id, null, title) },
            ...reports.slice(0, 12).map((report, index) => ({
              key: String(report.id),
              label: text.changes.championIn(report.title || text.reports.untitled),
              apart: index === 0,
              run: () => void championChange(id, report.id, title),
            })),
          ]}
        />
        <Button look="quiet" onClick={() => setOpen('edit')}>
          {text.changes.edit}
        </Button>
        <Menu
          label={text.changes.actions(title)}
          face={<MoreHorizontal size={16} />}
          items={[
            {
              key: 'inbox',
              label: text.changes.showAll,
              run: () => showInbox({ view: 'all', filter: { type: 'change', id } }),
            },
            { key: 'merge', label: text.changes.merge, run: () => setOpen('merge') },
            { key: 'split', label: text.changes.splitTitle, run: () => setOpen('split') },
            { key: 'delete', label: text.changes.delete, danger: true, apart: true, run: () => void deleteChange(id) },
          ]}
        />
      </div>
      {moving.dialog}
      {open === 'merge' ? <MergeDialog change={change} onClose={() => setOpen(null)} /> : null}
      {open === 'split' ? <SplitDialog change={change} onClose={() => setOpen(null)} /> : null}
    </header>
  );
}

function EditTitle({ change, onClose }: { change: ChangeDetail; onClose: () => void }) {
  const [title, setTitle] = useState(change.title);
  const [description, setDescription] = useState(change.description);
  return (
    <PlacedForm
      label={text.changes.editing}
      className="change-form"
      submit={text.changes.save}
      ready={title.trim() !== ''}
      onSubmit={() =>
        void saveChange({ id: change.id, title: title.trim(), description: description.trim() }).then(
          (saved) => saved && onClose(),
        )
      }
      onClose={onClose}
    >
      <input
        className="field"
        // It takes the place of what was pressed.
        autoFocus
        aria-label={text.changes.title}
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <textarea
        className="field"
        rows={3}
        aria-label={text.changes.description}
        placeholder={text.changes.description}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
      />
    </PlacedForm>
  );
}
