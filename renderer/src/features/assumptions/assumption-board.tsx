import { useQuery } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { useState } from 'react';
import type { HeldAssumption as Held } from '../../../../shared/model/triage.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { queries } from '../../query.ts';
import { openReport, visitConversation } from '../../stores/navigation.ts';
import { text } from '../../text.ts';
import { HeldAssumption } from './held-assumption.tsx';

const panelId = 'assumption-board';

/** All that is held in suspension, what is to be looked at first on top; and how the others came out. */
export function AssumptionBoard() {
  const [part, setPart] = useState<'held' | 'settled'>('held');
  const { data, error, isPending, refetch } = useQuery(queries.assumptionBoard(part === 'settled'));
  const [title, hint] = text.assumptions.boardEmpty[part];
  return (
    <section className="board" aria-label={text.assumptions.board}>
      <div className="board-head">
        <p className="page-lead">{text.assumptions.boardLead}</p>
        <Tabs
          label={text.assumptions.boardTabs}
          controls={panelId}
          chosen={part}
          onChoose={setPart}
          tabs={(['held', 'settled'] as const).map((key) => ({ key, label: text.assumptions.boardTab[key] }))}
        />
      </div>
      <div id={panelId} role="tabpanel" aria-label={text.assumptions.boardTab[part]}>
        {error !== null && data === undefined ? (
          <ErrorState title={text.assumptions.boardFailed} error={error} retry={() => void refetch()} />
        ) : isPending ? (
          <LoadingState />
        ) : data.length === 0 ? (
          <EmptyState icon={<Scale size={28} strokeWidth={1.5} />} title={title!} hint={hint} />
        ) : (
          <ul className="board-list">
            {data.map((assumption) => (
              <BoardCard key={assumption.id} assumption={assumption} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function BoardCard({ assumption }: { assumption: Held }) {
  const { conversationId, conversationTitle, leaning } = assumption;
  return (
    <li className="board-card">
      <p className="board-about">
        {text.assumptions.about}{' '}
        <button type="button" className="link-button" data-stop onClick={() => visitConversation(conversationId)}>
          {conversationTitle || text.inbox.untitled}
        </button>
      </p>
      <HeldAssumption assumption={assumption} />
      {leaning.length === 0 ? null : (
        <p className="board-leaning">
          {text.assumptions.leaning}{' '}
          {leaning.map((report, index) => (
            <span key={report.id}>
              {index === 0 ? '' : ', '}
              <button type="button" className="link-button" onClick={() => openReport(report.id)}>
                {report.title || text.reports.untitled}
              </button>
            </span>
          ))}
        </p>
      )}
    </li>
  );
}
