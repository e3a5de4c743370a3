import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { nameAsWished } from '../../../../shared/model/credit-wish.ts';
import type { Evidence } from '../../../../shared/model/evidence.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useDebounced } from '../../components/use-debounced.ts';
import { useNow } from '../../components/use-now.ts';
import { queries } from '../../query.ts';
import { text } from '../../text.ts';
import { formatShort } from '../../time.ts';

interface EvidenceDrawerProps {
  /** Ids of the evidence that stands in the report already. */
  used: Set<number>;
  onInsert: (evidence: Evidence) => void;
}

/** Everything kept, to take quotes from. */
export function EvidenceDrawer({ used, onInsert }: EvidenceDrawerProps) {
  const [words, setWords] = useState('');
  const query = useDebounced(words.trim(), 120);
  const now = useNow();
  const { data, error, isPending, refetch } = useQuery({
    ...queries.evidence(query, null),
    placeholderData: keepPreviousData,
  });
  return (
    <aside className="evidence-drawer" aria-label={text.reports.evidence}>
      <h2>{text.reports.evidence}</h2>
      <div className="field-with-icon">
        <Search size={14} />
        <input
          id="evidence-search"
          className="field"
          type="search"
          aria-label={text.reports.evidenceSearch}
          placeholder={text.reports.evidencePlaceholder}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {error !== null && data === undefined ? (
        <ErrorState title={text.reports.evidenceFailed} error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <LoadingState />
      ) : data !== undefined && data.length === 0 ? (
        <EmptyState
          title={query === '' ? text.reports.evidenceEmpty : text.reports.evidenceNone}
          hint={query === '' ? text.reports.evidenceEmptyHint : undefined}
        />
      ) : (
        <ul className="evidence-list">
          {data?.map((evidence) => {
            const inReport = used.has(evidence.id);
            const shown = nameAsWished({ ...evidence, name: evidence.who }, evidence.source);
            return (
              <li key={evidence.id}>
                <button
                  type="button"
                  className={shown === evidence.who ? 'evidence-card' : 'evidence-card evidence-card-unnamed'}
                  onClick={() => onInsert(evidence)}
                >
                  <span className="evidence-card-words">“{evidence.quote}”</span>
                  <span className="evidence-card-facts">
                    <span>
                      {shown === evidence.who ? `${shown} · ${evidence.source}` : text.reports.shownAs(shown)},{' '}
                      {formatShort(evidence.date, now)}
                    </span>
                    <span className="evidence-card-state">
                      {inReport ? text.reports.inReport : `${text.reports.insert} ↵`}
                    </span>
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </aside>
  );
}
