import { useQuery } from '@tanstack/react-query';
import { Bookmark, FileText, GitPullRequestArrow, Inbox, NotebookPen, Radio, Sun, UsersRound } from 'lucide-react';
import type { InboxCounts } from '../../../shared/model/conversation.ts';
import type { ListFilter, ListScope } from '../../../shared/model/list-scope.ts';
import { listKey } from '../../../shared/model/list-scope.ts';
import { deleteLabel } from '../actions/labels.ts';
import { deleteView, moveView, openSavedView } from '../actions/saved-views.ts';
import { setChange, setLabel } from '../actions/triage-choices.ts';
import { runCommand } from '../commands.ts';
import { LabelSwatch } from '../components/label-chip.tsx';
import { SourceIcon } from '../components/source-icon.tsx';
import { dropTarget } from '../dragging.ts';
import { queries } from '../query.ts';
import type { View } from '../stores/navigation.ts';
import { goTo, openChange, showInbox, useNavigation } from '../stores/navigation.ts';
import { text } from '../text.ts';
import { railMenu, RailMenu, renameView } from './rail-menu.tsx';
import { RailItem, RailSection } from './rail-section.tsx';

const icons = {
  today: Sun,
  inbox: Inbox,
  people: UsersRound,
  changes: GitPullRequestArrow,
  reports: FileText,
  notes: NotebookPen,
  sources: Radio,
};
const views = Object.keys(icons) as View[];

/** Where one can go: the views, and the inbox narrowed to one thing. Rows of the list can be dropped on some of it. */
export function Rail() {
  return (
    <nav className="rail" aria-label={text.frame.navigation} tabIndex={-1}>
      <Views />
      <SavedViews />
      <Labels />
      <Changes />
      <Sources />
      <RailMenu />
    </nav>
  );
}

/** Whether the inbox is narrowed to this now. */
function useHere(): (filter: ListFilter) => boolean {
  const shown = useNavigation((state) => (state.view === 'inbox' && !state.searching ? state.scope.filter : null));
  return (filter) => shown !== null && listKey(shown) === listKey(filter);
}

function useCounts(): InboxCounts | undefined {
  return useQuery(queries.counts()).data;
}

/** Narrows the inbox, or widens it again. */
function narrow(filter: ListFilter, here: boolean): void {
  showInbox({ filter: here ? null : filter, ...openAgain() });
}

/** A saved view shows conversations of any state; out of it the inbox shows the open ones again. */
function openAgain(): Partial<ListScope> {
  return useNavigation.getState().scope.filter?.type === 'saved' ? { view: 'open', sort: 'newest' } : {};
}

function Views() {
  const view = useNavigation((state) => state.view);
  const filter = useNavigation((state) => state.scope.filter);
  const searching = useNavigation((state) => state.searching);
  const counts = useCounts();
  const sources = useQuery(queries.sources()).data ?? [];
  const reports = useQuery(queries.reports()).data;
  const numbers: Partial<Record<View, number>> = {
    inbox: counts?.open ?? 0,
    reports: reports?.length ?? 0,
    sources: sources.length,
  };
  return (
    <ul>
      {views.map((key) => {
        const Icon = icons[key];
        return (
          <RailItem
            key={key}
            icon={<Icon size={16} strokeWidth={1.75} />}
            name={text.frame.views[key]}
            here={view === key && !searching && !(key === 'inbox' && filter !== null)}
            count={numbers[key]}
            counted=""
            onClick={() => (key === 'inbox' ? showInbox({ filter: null, ...openAgain() }) : goTo(key))}
          />
        );
      })}
    </ul>
  );
}

/** Searches that somebody kept, with how many conversations match. */
function SavedViews() {
  const views = useQuery(queries.savedViews()).data ?? [];
  const here = useHere();
  if (views.length === 0) return null;
  return (
    <RailSection name="views" title={text.savedViews.heading}>
      {views.map((view, index) => {
        const isHere = here({ type: 'saved', id: view.id });
        return (
          <RailItem
            key={view.id}
            icon={<Bookmark size={15} strokeWidth={1.75} />}
            name={view.name}
            here={isHere}
            count={view.conversations}
            counted={text.frame.matching}
            onClick={() => (isHere ? showInbox({ filter: null, ...openAgain() }) : openSavedView(view))}
            {...railMenu(view.name, (anchor) => [
              { key: 'rename', label: text.frame.renameView, run: () => renameView(view, anchor) },
              ...(index > 0 ? [{ key: 'up', label: text.frame.moveUp, run: () => void moveView(view.id, -1) }] : []),
              ...(index < views.length - 1
                ? [{ key: 'down', label: text.frame.moveDown, run: () => void moveView(view.id, 1) }]
                : []),
              {
                key: 'delete',
                label: text.savedViews.delete,
                danger: true,
                apart: true,
                run: () => void deleteView(view),
              },
            ])}
          />
        );
      })}
    </RailSection>
  );
}

function Labels() {
  const labels = useQuery(queries.labels()).data ?? [];
  const here = useHere();
  if (labels.length === 0) return null;
  return (
    <RailSection name="labels" title={text.frame.labelsHeading}>
      {labels.map((label) => {
        const filter: ListFilter = { type: 'label', id: label.id };
        const isHere = here(filter);
        return (
          <RailItem
            key={label.id}
            icon={<LabelSwatch colour={label.colour} />}
            name={label.name}
            here={isHere}
            count={label.open}
            onClick={() => narrow(filter, isHere)}
            {...dropTarget((ids) => void setLabel({ ids }, label, true))}
            {...railMenu(label.name, () => [
              {
                key: 'change',
                label: text.frame.changeLabel,
                run: () => requestAnimationFrame(() => runCommand('manage-labels')),
              },
              {
                key: 'delete',
                label: text.labels.deleteOf(label.name),
                danger: true,
                run: () => void deleteLabel(label),
              },
            ])}
          />
        );
      })}
    </RailSection>
  );
}

/** Those that conversations ask for; the others are found with C. */
function Changes() {
  const changes = useQuery(queries.changes()).data ?? [];
  const counts = useCounts();
  const openId = useNavigation((state) => (state.view === 'changes' ? state.changeId : null));
  const linked = changes.filter((change) => change.conversations > 0);
  if (linked.length === 0) return null;
  return (
    <RailSection name="changes" title={text.frame.changesHeading}>
      {linked.map((change) => {
        const filter: ListFilter = { type: 'change', id: change.id };
        return (
          <RailItem
            key={change.id}
            icon={<GitPullRequestArrow size={15} strokeWidth={1.75} />}
            name={change.title}
            here={openId === change.id}
            count={counts?.narrowed[listKey(filter)]?.open}
            onClick={() => openChange(change.id)}
            {...dropTarget((ids) => void setChange({ ids }, change, true))}
          />
        );
      })}
    </RailSection>
  );
}

function Sources() {
  const sources = useQuery(queries.sources()).data ?? [];
  const counts = useCounts();
  const here = useHere();
  if (sources.length === 0) return null;
  return (
    <RailSection name="sources" title={text.frame.sourcesHeading}>
      {sources.map((source) => {
        const filter: ListFilter = { type: 'source', id: source.id };
        const isHere = here(filter);
        return (
          <RailItem
            key={source.id}
            icon={<SourceIcon kind={source.kind} />}
            name={source.name}
            here={isHere}
            count={counts?.bySource.find((entry) => entry.sourceId === source.id)?.open}
            alert={source.lastError !== null}
            onClick={() => narrow(filter, isHere)}
          />
        );
      })}
    </RailSection>
  );
}
