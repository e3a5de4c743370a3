import { useQuery } from '@tanstack/react-query';
import { FileText, Inbox, NotebookPen, Radio } from 'lucide-react';
import { SourceIcon } from '../components/source-icon.tsx';
import { queries } from '../query.ts';
import type { View } from '../stores/navigation.ts';
import { goTo, showInbox, useNavigation } from '../stores/navigation.ts';
import { formatNumber } from '../text/count.ts';
import { text } from '../text.ts';

const icons = { inbox: Inbox, reports: FileText, notes: NotebookPen, sources: Radio };
const views: View[] = ['inbox', 'reports', 'notes', 'sources'];

/** Where one can go: the views, and each source as a filter of the inbox. */
export function Rail() {
  const view = useNavigation((state) => state.view);
  const filter = useNavigation((state) => state.scope.filter);
  const searching = useNavigation((state) => state.searching);
  const counts = useQuery(queries.counts()).data;
  const sources = useQuery(queries.sources()).data ?? [];
  const reports = useQuery(queries.reports()).data;
  const numbers: Partial<Record<View, number>> = {
    inbox: counts?.open ?? 0,
    reports: reports?.length ?? 0,
    sources: sources.length,
  };
  return (
    <nav className="rail" aria-label={text.frame.navigation} tabIndex={-1}>
      <ul>
        {views.map((key) => {
          const Icon = icons[key];
          const here = view === key && !searching && !(key === 'inbox' && filter !== null);
          const count = numbers[key] ?? 0;
          return (
            <li key={key}>
              <button
                type="button"
                className="rail-item"
                aria-current={here ? 'page' : undefined}
                onClick={() => (key === 'inbox' ? showInbox({ filter: null }) : goTo(key))}
              >
                <Icon size={16} strokeWidth={1.75} />
                <span className="rail-name">{text.frame.views[key]}</span>
                {count > 0 ? <span className="rail-count">{formatNumber(count)}</span> : null}
              </button>
            </li>
          );
        })}
      </ul>
      {sources.length === 0 ? null : (
        <>
          <h2 className="rail-heading">{text.frame.sourcesHeading}</h2>
          <ul>
            {sources.map((source) => {
              const open = counts?.bySource.find((entry) => entry.sourceId === source.id)?.open ?? 0;
              const here = view === 'inbox' && filter?.type === 'source' && filter.id === source.id && !searching;
              return (
                <li key={source.id}>
                  <button
                    type="button"
                    className="rail-item"
                    aria-current={here ? 'page' : undefined}
                    title={source.name}
                    onClick={() => showInbox({ filter: here ? null : { type: 'source', id: source.id } })}
                  >
                    <SourceIcon kind={source.kind} />
                    <span className="rail-name">{source.name}</span>
                    {source.lastError === null ? null : <span className="rail-alert" aria-hidden="true" />}
                    {open > 0 ? (
                      <span className="rail-count">
                        {formatNumber(open)}
                        <span className="visually-hidden"> {text.frame.open}</span>
                      </span>
                    ) : null}
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </nav>
  );
}
